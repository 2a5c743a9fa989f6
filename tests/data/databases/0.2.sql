BEGIN TRANSACTION;
CREATE TABLE articles (
	id VARCHAR(40) NOT NULL, 
	origin TEXT NOT NULL, 
	digest VARCHAR(40) NOT NULL, 
	title TEXT NOT NULL, 
	source TEXT, 
	url TEXT, 
	author TEXT, 
	published VARCHAR(40), 
	PRIMARY KEY (id), 
	UNIQUE (origin)
);
INSERT INTO "articles" VALUES('5e650b9e396eb4c8','file:///home/reader/articles/own/ferry-again.txt','4ca2dd254520b08f6db8c02ca9a2468d','Ferry Orla sinks near Karsk','Harbour Gazette','https://m.harbour-gazette.example/news/ferry-orla',NULL,'2024-12-19');
INSERT INTO "articles" VALUES('84a58c012318ab02','file:///home/reader/articles/own/ferry.txt','984aa3b2f6be22675b56c74c6f2e2db0','Ferry Orla sinks near Karsk','Harbour Gazette','https://www.harbour-gazette.example/news/ferry-orla?utm_source=mail','Ana Brandt','2024-12-19');
INSERT INTO "articles" VALUES('ba1c1d4d8bd64c30','file:///home/reader/articles/own/note.txt','3764c7bad52156a082f113f94a2bd25f','Undated note',NULL,NULL,NULL,NULL);
INSERT INTO "articles" VALUES('6f635065e63505d6','file:///home/reader/articles/own/whale.md','d0e000ac63e77481695c9cdc708417ae','A whale sings in the bay','Bay Courier',NULL,NULL,'2024-11-02');
INSERT INTO "articles" VALUES('0a5c0c8d7c1609e7','file:///home/reader/articles/samples/sample.txt','92069654a86bed3d79fe037708a24572','A made-up sample','Sample Post',NULL,NULL,'2024-01-02');
CREATE TABLE changes (
	article_id VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (article_id)
);
INSERT INTO "changes" VALUES('5e650b9e396eb4c8',1);
INSERT INTO "changes" VALUES('0a5c0c8d7c1609e7',1);
INSERT INTO "changes" VALUES('6f635065e63505d6',1);
INSERT INTO "changes" VALUES('ba1c1d4d8bd64c30',1);
INSERT INTO "changes" VALUES('84a58c012318ab02',1);
CREATE TABLE checksums (
	article_id VARCHAR(40) NOT NULL, 
	checksum VARCHAR(40) NOT NULL, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "checksums" VALUES('5e650b9e396eb4c8','5b07d84bf2490f4917d1faf28a11c605');
INSERT INTO "checksums" VALUES('84a58c012318ab02','ec51a6d56927b5546475000e39343808');
INSERT INTO "checksums" VALUES('ba1c1d4d8bd64c30','ca44cc922638e7ad20db373934c4bb4a');
INSERT INTO "checksums" VALUES('6f635065e63505d6','dafeae49d1ec69483ec77b1a1077f962');
INSERT INTO "checksums" VALUES('0a5c0c8d7c1609e7','2d6746e8763d7e8dafd77e30093db787');
CREATE TABLE meta (
	"key" VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('store','1e20331be46c4766b08bfb199ca260eb');
INSERT INTO "meta" VALUES('revision','1');
INSERT INTO "meta" VALUES('checksums','yes');
CREATE TABLE paragraphs (
	article_id VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "paragraphs" VALUES('5e650b9e396eb4c8',0,'The ferry Orla sank near Karsk harbour on Thursday morning.');
INSERT INTO "paragraphs" VALUES('5e650b9e396eb4c8',1,'“Nobody drowned,” said Ida Holm, the harbour master.');
INSERT INTO "paragraphs" VALUES('84a58c012318ab02',0,'The ferry Orla sank near Karsk harbour on Thursday morning.');
INSERT INTO "paragraphs" VALUES('84a58c012318ab02',1,'“Nobody drowned,” said Ida Holm, the harbour master.');
INSERT INTO "paragraphs" VALUES('ba1c1d4d8bd64c30',0,'A note without a date lay on the desk of the editor for a week.');
INSERT INTO "paragraphs" VALUES('6f635065e63505d6',0,'A humpback whale sang in the bay for two nights, and half of the town listened from the pier.');
INSERT INTO "paragraphs" VALUES('6f635065e63505d6',1,'“It was louder than the organ,” said Pastor Lund.');
INSERT INTO "paragraphs" VALUES('0a5c0c8d7c1609e7',0,'This article shows how the index answers before it holds others.');
CREATE TABLE revisions (
	revision INTEGER NOT NULL, 
	token VARCHAR(40) NOT NULL, 
	PRIMARY KEY (revision)
);
INSERT INTO "revisions" VALUES(1,'b6d683baf5d94397ac6c4ec476df29cf');
CREATE INDEX ix_changes_revision ON changes (revision);
COMMIT;
