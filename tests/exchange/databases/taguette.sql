-- Invented; `sqlite3 taguette.sqlite3 < taguette.sql` makes the database anew. Small pages, so that texts and tables need several.
PRAGMA page_size = 512;
CREATE TABLE users (login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, CONSTRAINT pk_users PRIMARY KEY (login));
CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL);
CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, PRIMARY KEY (project_id, user_login));
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, project_id INTEGER NOT NULL, contents TEXT NOT NULL, CONSTRAINT fk FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE);
CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, CONSTRAINT pk PRIMARY KEY (highlight_id, tag_id));
INSERT INTO users VALUES ('zoé', '2024-01-01'), ('tom', '2024-01-01');
INSERT INTO projects VALUES (1, 'Jardins', ''), (2, 'Autre', '');
INSERT INTO project_members VALUES (1, 'zoé'), (1, 'tom'), (2, 'tom');
INSERT INTO tags VALUES (1, 1, 'entraide', 'Ce qu''on se prête.'), (2, 1, 'Peur, ou doute', ''), (3, 2, 'hors', '');
INSERT INTO documents VALUES (1, 'Léa.odt', 'Par téléphone.', 'lea.odt', 1, '<p>Q : Ça va ? 🙂</p>
<p>R : On se prête l’outil &amp; le temps.
Toujours.</p><p>Q : Et après&nbsp;?</p><p>R : ' || replace(hex(zeroblob(600)), '00', 'Des mots. ') || 'La fin 🙂 du jardin.</p>');
INSERT INTO documents VALUES (2, 'x', '', 'x', 2, '<p>Rien.</p>');
-- « prête l’outil & le temps. Toujours. », « La fin 🙂 », « du jardin » told three bytes early, one without a tag, one whose words are gone
INSERT INTO highlights VALUES (1, 1, 28, 66, 'prête l’outil &amp; le temps.
Toujours.'), (2, 1, 6086, 6097, 'La fin 🙂'), (3, 1, 6095, 6104, 'du jardin'), (4, 1, 28, 34, 'prête'), (5, 1, 28, 34, 'ailleurs');
INSERT INTO highlight_tags VALUES (1, 1), (1, 2), (2, 2), (3, 1), (5, 1);
INSERT INTO commands VALUES (1, '2024-02-03 10:00:00', 'zoé', 1, 1, '{"type": "highlight_add", "highlight_id": 1}'), (2, '2024-02-04 10:00:00', 'tom', 1, 1, '{"type": "highlight_add", "highlight_id": 2}'), (3, '2024-02-04 10:00:00', 'tom', 1, 1, 'no json');
