import { expect, test } from 'vitest';
import { isContact, isPersonalHeading } from '../../src/language/personal-variable.ts';

test.each([
  'nom',
  'Prénom',
  'Votre nom',
  'Nom et prénom',
  'nom_de_famille',
  'Nom de jeune fille',
  'Prénom du répondant',
  'name',
  'First name',
  'full_name',
  'Your e-mail',
  'E-mail',
  'Adresse e-mail',
  'Courriel',
  'Téléphone',
  'Numéro de téléphone portable',
  'tél.',
  'Phone number',
  'adresse',
  'Postal address',
  'Date de naissance',
  'né(e) le',
  'birth_date',
  'Date of birth',
])('« %s » asks who somebody is', (heading) => expect(isPersonalHeading(heading)).toBe(true));

test.each([
  'secteur',
  'Nom de l’entreprise',
  'usage du mail',
  'usage du téléphone',
  'Année de naissance',
  'date',
  'âge',
  'lieu de naissance',
  'mobilité',
  'nombre',
  'number',
  'personnel',
  'constructor',
  '',
])('« %s » does not', (heading) => expect(isPersonalHeading(heading)).toBe(false));

test.each(['odile@exemple.fr', 'odile.m+1@mail.exemple.org', '06 12 34 56 78', '+33 6 12 34 56 78', 'tel: 0612345678'])(
  '%s reaches somebody',
  (value) => expect(isContact(value)).toBe(true),
);

test.each(['05/03/2021 10:30:00', '2021-03-05', '01.02.2021', '12 000 000', 'rendez-vous @ midi', '44000', 'bois'])(
  '%s reaches nobody',
  (value) => expect(isContact(value)).toBe(false),
);
