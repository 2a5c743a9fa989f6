"""First names that tell whether "he" or "she" can mean a person: common ones alone, and none that both bear."""

from __future__ import annotations

_HE = """
aaron abdul abdullah adam adrian ahmad ahmed al alan albert alberto alec alejandro alexander alexei alfred ali allan
allen anatoly anders andre andreas andrei andrew andy angelo anthony antonio arnold arthur arturo barack barry ben
benjamin bernard bernie bill billy bjorn bob bobby boris brad bradley brandon brendan brett brian bruce bryan byron
carl carlos cesar charles charlie chris christian christopher chuck clarence clive colin craig damian dan daniel daryl
dave david dean dennis derek derrick diego dmitry don donald doug douglas duncan dwight earl ed eddie edgar eduardo
edward edwin elijah emmanuel enrique eric erik ernest ernesto ethan eugene fabio felipe felix fernando finn frank
franklin fred frederick gareth garrett gary gavin geoff geoffrey george gerald gerard gilbert giovanni giuseppe glenn
gordon graham greg gregory guillermo gustav gustavo hamid hans harold harry harvey hassan hector henrik henry herbert
herman howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jacques jaime jake james jared jason javier jay
jeff jeffrey jeremy jerome jerry jim jimmy joaquin joe joel johan johannes john johnny jon jonas jonathan jorge jose
josef joseph josh joshua juan julian julio justin karl keith ken kenneth kevin khalid klaus konrad kurt kyle larry
lars laurence lawrence leo leon leonard leonardo leroy lionel lloyd lorenzo lou louis luca lucas luigi luis luke
magnus mahmoud malcolm manuel marc marcel marco marcus mario mark markus martin marvin mathias matt matteo matthew
maurice max mehmet michael michel miguel mike mikhail milton mitch mitchell mitt mohamed mohammad mohammed morris
muhammad mustafa nathan neil nicholas nick nicolas nigel nikolai norman olaf oleg oliver omar oscar otto owen pablo
patrick paul pavel pedro per peter phil philip philippe phillip pierre piotr rafael ralph ramon ray raymond reginald
ricardo richard rick ricky rob robert roberto rodney rodrigo roger roland rolf roman ron ronald rory ross roy ruben
rudolph rudy rupert russell ryan salman salvador samuel saul scott sean sergei sergey sergio seth simon spencer stan
stanley stefan stephen steve steven stewart stuart sven ted terrence terry theo theodore thomas tim timothy tobias
todd tom tomas tommy tony travis trevor tyler vernon victor viktor vincent vladimir wallace walter warren wayne
wilhelm will william willie winston wolfgang yuri yusuf zach
"""
_SHE = """
abigail adele adriana agnes aisha alexandra alexis alice alicia alison amanda amber amelia amina amy ana anastasia
angela angelica anita ann anna anne annette annie ariana astrid audrey barbara beatrice becky bella bernadette beth
betsy betty beverly bonnie brenda bridget brigitte brittany camila camilla candice carla carly carmen carol carole
caroline carolyn carrie cassandra catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine
claire clara claudia colleen constance cornelia crystal cynthia danielle daria debbie deborah debra denise diana diane
dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth ella ellen elsa emily emma
erica erika erin esther ethel eva eve evelyn fatima felicia fiona frances gabriela gabrielle genevieve geraldine
gertrude gina giulia gloria grace greta gretchen hannah harriet hazel heather heidi helen helena helga hilary hilda
hillary holly ida ilse ines ingrid irene irina iris isabel isabella ivanka jacqueline jane janet janice jasmine jeanne
jennifer jenny jessica jill joan joanna joanne josephine joyce juanita judith judy julia juliana julie kaitlyn karen
karin kate katharine katherine kathleen kathryn kathy katie katrina kerstin kimberly kirsten kristen kristin kristina
larisa latoya laura lauren leah leila leticia lillian lily linda lisa liz loretta lorraine louise lucia lucille lucy
ludmila lydia madeleine maggie marcia margaret margarita maria marie marilyn marina marjorie marlene marsha martha
mary matilda maureen maya megan melania melanie melinda melissa mercedes meredith michele michelle mildred minnie
miriam molly monica nadia nadine nancy naomi natalia natalie natasha nicole nikki nina nora norma olga olivia pamela
patricia patty paula pauline peggy penelope phyllis priscilla rachel raquel rebecca regina renata renee rita roberta
rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah selma sharon sheila shirley silvia
simone sofia sonia sophia sophie stella stephanie sue susan susanna suzanne svetlana sylvia tamara tammy tanya tara
tatiana teresa thelma theresa theresia tiffany tina ursula valentina valerie vanessa vera veronica victoria viola
violet vivian wendy wilma yolanda yvette yvonne zoe
"""

SEXES: dict[str, str] = dict.fromkeys(_HE.split(), "he") | dict.fromkeys(_SHE.split(), "she")
"""The pronoun of whoever bears a first name, in lower case."""
