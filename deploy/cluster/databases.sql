-- The second database, beside that of the articles.
CREATE DATABASE chats;
