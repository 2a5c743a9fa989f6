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
INSERT INTO "articles" VALUES('5e650b9e396eb4c8','file:///home/reader/articles/own/ferry-again.txt','136ebc7c5d9b82f15607d9ccc267616b','Ferry Orla sinks near Karsk','Harbour Gazette','https://m.harbour-gazette.example/news/ferry-orla',NULL,'2024-12-19');
INSERT INTO "articles" VALUES('84a58c012318ab02','file:///home/reader/articles/own/ferry.txt','2325d42904bd53e415fa4f7e353eac1d','Ferry Orla sinks near Karsk','Harbour Gazette','https://www.harbour-gazette.example/news/ferry-orla?utm_source=mail','Ana Brandt','2024-12-19');
INSERT INTO "articles" VALUES('ba1c1d4d8bd64c30','file:///home/reader/articles/own/note.txt','39f332775b0f0bd459ff6e8f2b4cd02b','Undated note',NULL,NULL,NULL,NULL);
INSERT INTO "articles" VALUES('6f635065e63505d6','file:///home/reader/articles/own/whale.md','8ab3bc21f6c067d767319dbe8572aa33','A whale sings in the bay','Bay Courier',NULL,NULL,'2024-11-02');
INSERT INTO "articles" VALUES('0a5c0c8d7c1609e7','file:///home/reader/articles/samples/sample.txt','4cca136b62edab89d0ebbb6665032481','A made-up sample','Sample Post',NULL,NULL,'2024-01-02');
CREATE TABLE changes (
	article_id VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (article_id)
);
INSERT INTO "changes" VALUES('5e650b9e396eb4c8',1);
INSERT INTO "changes" VALUES('84a58c012318ab02',1);
INSERT INTO "changes" VALUES('ba1c1d4d8bd64c30',1);
INSERT INTO "changes" VALUES('0a5c0c8d7c1609e7',1);
INSERT INTO "changes" VALUES('6f635065e63505d6',1);
CREATE TABLE meta (
	"key" VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('store','67a7fbd3147e4e3dbcb0ea7c323230c0');
INSERT INTO "meta" VALUES('revision','1');
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
INSERT INTO "revisions" VALUES(1,'6d2f502063034c0189de0a0389fd20c7');
CREATE INDEX ix_changes_revision ON changes (revision);
COMMIT;
