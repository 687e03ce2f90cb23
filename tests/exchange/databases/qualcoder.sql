-- Invented; `sqlite3 qualcoder.qda < qualcoder.sql` makes the database anew.
PRAGMA page_size = 512;
CREATE TABLE project (databaseversion text, date text, memo text, about text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, cid integer);
CREATE TABLE code_av (avid integer primary key, id integer, cid integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid, pos0, pos1, owner));
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text, constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid, fid, pos0, pos1, owner));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
INSERT INTO source VALUES (1, 'Léa.txt', 'Q: Ça va 🙂 ?' || char(10) || 'R: On se prête 🙂 l’outil.' || char(10) || 'R: Et le temps.', null, 'Par téléphone.', 'zoé', '2024-02-03 10:00:00'), (2, 'photo.jpg', null, '/images/photo.jpg', '', 'zoé', '2024-02-03 10:00:00');
INSERT INTO code_cat VALUES (1, 'Vie', 'zoé', '', '', null), (2, 'Entraide', 'zoé', '', 'Une catégorie.', 1);
INSERT INTO code_name VALUES (1, 'Entraide', 'Un code du même nom.', 2, 'zoé', '', '#B71C1C'), (2, 'Temps', '', null, 'zoé', '', '#fff'), (3, 'Astray', '', 99, 'zoé', '', 'red');
-- as code points, as UTF-16 units, and whose words are gone
INSERT INTO code_text VALUES (1, 1, 1, 'prête 🙂 l’outil', 22, 37, 'zoé', '2024-02-03 10:00:00', 'Un mémo.', null, null), (2, 2, 1, 'le temps', 47, 55, 'rules', '2024-02-04 10:00:00', '', null, null), (3, 2, 1, 'nulle part', 24, 39, 'zoé', '', '', null, null);
INSERT INTO annotation VALUES (1, 1, 22, 27, 'Une note.', 'zoé', '2024-02-05 10:00:00');
INSERT INTO cases VALUES (1, 'Jardin Léa', '', 'zoé', ''), (2, 'Autre', '', 'zoé', '');
INSERT INTO case_text VALUES (1, 1, 1, 0, 55, 'zoé', '', ''), (2, 2, 1, 0, 5, 'zoé', '', '');
INSERT INTO attribute VALUES (1, 'secteur', 'case', 'jardin', 1, '', 'zoé'), (2, 'consent', 'file', 'oui', 1, '', 'zoé'), (3, 'date', 'file', '03/02/2024', 1, '', 'zoé'), (4, 'vide', 'file', '', 1, '', 'zoé');
INSERT INTO journal VALUES (1, 'j', 'entrée', '', 'zoé');
INSERT INTO code_image VALUES (1, 2, 1);
