BEGIN TRANSACTION;
CREATE TABLE alerts (
	follow_id INTEGER NOT NULL, 
	articles TEXT NOT NULL, 
	told_at BIGINT, 
	PRIMARY KEY (follow_id), 
	FOREIGN KEY(follow_id) REFERENCES follows (id) ON DELETE CASCADE
);
CREATE TABLE answers (
	"key" VARCHAR(16) NOT NULL, 
	chat_id BIGINT NOT NULL, 
	thread_id BIGINT, 
	message_id BIGINT, 
	user_id BIGINT, 
	question TEXT NOT NULL, 
	asked_at BIGINT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "answers" VALUES('first-key',7,NULL,100,7,'{"text":"What did Quist say about ferries?","terms":["quist","ferri"],"speaker":["quist"],"topic":["ferri"],"since":null,"until":null,"dates_as":"","latest":false,"now":false,"outlets":[],"corrected":[],"also_searched":[],"who_said":false,"listing":false,"speaker_text":"Quist","topic_text":"ferries","terms_with_dates":["quist","ferri"],"speaker_is_role":false,"resolved":"","leans":false,"carried":[],"near":[],"shown":[],"answered_at":null,"people":[],"small_talk":"","also":null,"among":[]}',1795953600000);
CREATE TABLE chats (
	chat_id BIGINT NOT NULL, 
	language VARCHAR(16), 
	outlets TEXT, 
	quiet_from INTEGER, 
	quiet_to INTEGER, 
	greeted BOOLEAN NOT NULL, 
	PRIMARY KEY (chat_id)
);
INSERT INTO "chats" VALUES(-1002,'de',NULL,NULL,NULL,1);
CREATE TABLE feedback (
	"key" VARCHAR(16) NOT NULL, 
	user_id BIGINT NOT NULL, 
	verdict INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY ("key", user_id), 
	FOREIGN KEY("key") REFERENCES answers ("key") ON DELETE CASCADE
);
INSERT INTO "feedback" VALUES('first-key',7,-1,1795953600000);
CREATE TABLE follows (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id BIGINT NOT NULL, 
	thread_id BIGINT, 
	user_id BIGINT, 
	question TEXT NOT NULL, 
	language VARCHAR(16), 
	created_at BIGINT NOT NULL, 
	told_at BIGINT
);
INSERT INTO "follows" VALUES(1,7,NULL,7,'{"text":"What did Quist say about ferries?","terms":["quist","ferri"],"speaker":["quist"],"topic":["ferri"],"since":null,"until":null,"dates_as":"","latest":false,"now":false,"outlets":[],"corrected":[],"also_searched":[],"who_said":false,"listing":false,"speaker_text":"Quist","topic_text":"ferries","terms_with_dates":["quist","ferri"],"speaker_is_role":false,"resolved":"","leans":false,"carried":[],"near":[],"shown":[],"answered_at":null,"people":[],"small_talk":"","also":null,"among":[]}','en',1795953600000,NULL);
CREATE TABLE inbox (
	bot_id BIGINT NOT NULL, 
	update_id BIGINT NOT NULL, 
	chat_id BIGINT, 
	"update" TEXT NOT NULL, 
	noted_at BIGINT NOT NULL, 
	done_at BIGINT, 
	PRIMARY KEY (bot_id, update_id)
);
INSERT INTO "inbox" VALUES(123,10,7,'{"open": 1}',1795953600000,NULL);
INSERT INTO "inbox" VALUES(123,11,7,'',1795953600000,1795953600000);
CREATE TABLE moved (
	new_chat_id BIGINT NOT NULL, 
	old_chat_id BIGINT NOT NULL, 
	PRIMARY KEY (new_chat_id)
);
INSERT INTO "moved" VALUES(-1002,-4);
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(2);
CREATE TABLE starts (
	bot_id BIGINT NOT NULL, 
	update_id BIGINT NOT NULL, 
	times INTEGER NOT NULL, 
	PRIMARY KEY (bot_id, update_id)
);
INSERT INTO "starts" VALUES(123,10,1);
CREATE TABLE told (
	follow_id INTEGER NOT NULL, 
	article_id VARCHAR(40) NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (follow_id, article_id), 
	FOREIGN KEY(follow_id) REFERENCES follows (id) ON DELETE CASCADE
);
INSERT INTO "told" VALUES(1,'a1',1795953600000);
CREATE INDEX ix_inbox_done_at ON inbox (done_at);
CREATE INDEX answers_by_time ON answers (chat_id, asked_at);
CREATE INDEX ix_answers_asked_at ON answers (asked_at);
CREATE INDEX answers_by_message ON answers (chat_id, message_id);
CREATE INDEX ix_follows_chat_id ON follows (chat_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('follows',1);
COMMIT;
