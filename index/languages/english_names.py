"""English: first names that show whether "he" or "she" can mean a person, and words around names.

Only common first names, and none that both women and men bear.
"""

from __future__ import annotations

_HE = """
aaron abdul abdullah adam adrian ahmad ahmed aidan ajay akbar al alan alastair albert alberto aldo alec alejandro
alexander alexei alfonso alfred ali allan allen alvaro amir anand anatoly anders andre andreas andrei andrew andy
angelo anil anthony antonio anwar archie arjun armando arnaud arnold arthur arturo ashok augusto avi barack barry
bashar basil ben benjamin bernard bernie bert bill billy bjorn bob bobby boris brad bradley brandon brendan brent bret
brett brian bruce bruno bryan bryce burt byron caleb calvin carl carlos cedric cesar chad charles charlie chris
christian christopher chuck clarence clint clive clyde cody colin conrad cornell cory craig damian damon dan daniel
darius darrell darren darryl daryl dave david dean deepak denis dennis denzel derek derrick desmond diego dirk dmitry
don donald donovan doug douglas duane duncan dustin dwayne dwight dylan earl ed eddie edgar eduardo edward edwin efraim
eli elias elijah elliot elliott emil emilio emmanuel enrique enzo eric erik ernest ernesto ethan eugene ezra fabian
fabio felipe felix fernando fidel finn floyd franco francois frank franklin fred frederick gabriel gareth garrett garry
gary gavin geoff geoffrey george georges gerald gerard gerhard gianni gilbert gino giovanni giuseppe glen glenn gordon
graeme graham greg gregory guido guillermo gus gustav gustavo hamid hamish hank hans hari harold harry harvey hasan
hassan hector heinrich henrik henry herbert herman hiroshi horst howard hubert hugh hugo humberto hussein ian ibrahim
ignacio igor imran isaac isaiah ismail ivan ivo jack jacob jacques jaime jake jamal james jared jason jasper javier jay
jeb jed jeff jeffrey jens jeremy jerome jerry jim jimmy joachim joao joaquin joe joel johan johannes john johnny jon
jonas jonathan jorge jose josef joseph josh joshua juan julian julio jurgen justin kamal karim karl keith ken kenneth
kevin khalid kirk klaus kofi konrad kurt kyle lance larry lars laurence lawrence leland len leo leon leonard leonardo
leroy lester levi liam lionel lloyd lorenzo lou louis luca lucas lucien ludwig luigi luis luke luther lyle magnus
mahmoud malcolm manny manuel marc marcel marco marcus mariano mario mark markus martin marvin mateo mathias mats matt
matteo matthew maurice mauricio max mehmet michael michel mickey miguel mike mikhail milo milton mitch mitchell mitt
mohamed mohammad mohammed moises monty morris moshe muhammad mustafa myles nathan ned neil newt nicholas nick nicolas
nigel nikolai noah noam nolan norbert norman oded olaf oleg oliver olivier omar osama oscar oskar otis otto owen pablo
patrick paul pavel pedro per percy peter phil philip philippe phillip pierre pieter piotr quentin quincy rafael raj
rajiv ralph ramesh ramon randall randy raul ray raymond reggie reginald reince rex rhys ricardo richard rick ricky rob
robert roberto rocco rod roderick rodney rodrigo roger roland rolf roman ron ronald rory ross roy ruben rudolph rudy
rufus rupert russ russell ryan salman salvador samuel sanjay santiago saul scott sean sebastian sergei sergey sergio
seth seymour shane shaun shawn sid silvio simon spencer stan stanley stefan stefano stephen steve steven stewart stuart
sunil sven tariq ted teddy terrence terry theo theodore thomas tim timothy tobias todd tom tomas tommy tony travis
trent trevor troy tyler ulrich umberto vaclav vernon vicente victor vijay viktor vince vincent virgil vito vladimir
wallace walter warren wayne wendell wes wilbur wilfred wilhelm will william willie winston wolfgang xavier yasser
yitzhak yuri yusuf yves zach zachary zoltan
"""
_SHE = """
abby abigail ada adelaide adele adriana agnes aisha alana alejandra alexa alexandra alexis alice alicia alina alisa
alison alma alyssa amanda amber amelia amelie amina amy ana anastasia angela angelica angelina angie anita ann anna
anne annette annie annika antonia ariana arlene astrid audrey ava ayesha barbara beatrice beatriz becky belinda bella
bernadette bernice bertha beth betsy bettina betty beverly birgit blanca blanche bonnie brenda bridget bridgette
brigitte brittany camila camilla camille candice carla carlotta carly carmen carol carole caroline carolyn carrie
cassandra cassie catherine cathy cecile cecilia celeste celia chantal charlene charlotte chelsea cheri cheryl chloe
christa christina christine christy cindy claire clara claudette claudia colleen condoleezza connie constance consuelo
coretta corinne cornelia cristina crystal cynthia danielle daphne daria darlene deanna deb debbie deborah debra delia
della delores denise desiree diana diane dianne dina dolly dolores donna dora doreen doris dorothy edith edna eileen
elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen elsa elvira emilia emily emma erica erika erin
ernestine estelle esther ethel eugenia eunice eva eve evelyn fatima faye felicia fiona flora frances francesca francine
frida gabriela gabrielle gail gayle genevieve georgina geraldine gertrude gillian gina giselle giulia gladys glenda
gloria grace greta gretchen gwen gwendolyn hanna hannah harriet hazel heather heidi helen helena helga henrietta hilary
hilda hillary holly huma ida ilona ilse imelda imogen indira ines ingrid irene irina iris irma isabel isabella isabelle
ivana ivanka jacinda jacqueline jana jane janelle janet janice janine jasmine jeanette jeanne jeannette jenna jennifer
jenny jessica jill jo joan joanna joanne jocelyn jodi joni josephine josie joyce juanita judith judy julia juliana
julie juliet justine kaitlyn kamala karen karin karina karla kate katerina katharine katherine kathi kathleen kathryn
kathy katie katja katrina kayla keiko kellyanne keri kerri kerstin kimberly kirsten klara kristen kristi kristin
kristina lana lara larisa larissa latoya laura lauren laurie leah leanne leila lena leona leticia letitia lidia lila
liliana lillian lily lina linda lisa livia liz liza lois lola loretta lori lorna lorraine louisa louise lucia lucille
lucinda lucy ludmila luisa lydia lynda lynette lynn lynne mabel madeleine madeline magdalena maggie malala mallory mara
marcella marcia margaret margarita margie margo margot marguerite maria mariah mariam marianne marie marilyn marina
marisa marisol marissa marjorie marla marlene marsha marta martha martina mary maryam mathilde matilda maud maura
maureen mavis maxine maya megan megyn melania melanie melinda melissa mercedes meredith mia michaela michele michelle
mila mildred milena millicent mimi mindy minnie mira miranda miriam molly mona monica muriel myra myrna nadia nadine
nancy nanette naomi natalia natalie natasha nell nellie nichole nicole nikki nina noelle nora noreen norma odette
oksana olga olivia oprah pam pamela patricia patty paula pauline peggy penelope petra phoebe phyllis pippa polly
priscilla rachael rachel ramona raquel reba rebecca regina renata renee rhonda rita roberta robyn rochelle ronda rosa
rosalie rosalind rosanna rose roseanne rosemary rosie roxana roxanne ruby ruth sabrina sadie sally salma samantha
samira sandra sara sarah selma sharon sheena sheila shelly sheri sherri sherry sheryl shirley shonda sigrid silvia
simona simone sofia sonia sonja sophia sophie stefanie stella stephanie sue susan susana susanna susie suzan suzanne
svetlana sylvia tabitha tamar tamara tammy tania tanya tara tatiana tatyana teresa tess tessa thea thelma theresa
therese theresia tiffany tina toni tonya tricia trisha trudy ulrike ursula valentina valerie vanessa velma vera verna
veronica vicki vicky victoria vilma viola violet vivian wanda wendy wilhelmina wilma winifred winnie yasmin yoko
yolanda yulia yvette yvonne zainab zara zelda zoe
"""

FIRST_NAME_PRONOUNS: dict[str, str] = dict.fromkeys(_HE.split(), "he") | dict.fromkeys(_SHE.split(), "she")
"""First names in lower case, each with the pronoun of the people who bear it."""

ORGANISATION_PARTS = frozenset(
    """
    spokesman spokeswoman spokesperson officials shares executives chief boss chairman chairwoman employees staff
    workers customers shareholders investors profits sales headquarters board members lawmakers leadership players
    fans striker manager coach midfielder defender goalkeeper
    """.split()
)
"""Things that organisations have, written in lower case right after their names."""

PEOPLE_OF_OTHERS = frozenset(
    """
    supporters supporter backers critics campaign administration aides aide adviser advisers allies ally team camp fans
    voters lawyer lawyers spokesman spokeswoman family wife husband son daughter foundation
    """.split()
)
"""Words right after a name that mean other people: "Ana Brandt supporters"."""

PLACE_SIGNS = {
    **dict.fromkeys("in near outside across throughout inside around".split(), 2.0),
    **dict.fromkeys("to into leaving visiting visited".split(), 1.0),
    **dict.fromkeys("at from of".split(), 0.5),
}
"""Words before the names of places, each with its weight as evidence."""
