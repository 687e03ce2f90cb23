import { slug } from '../model/slug.ts';
import { phonesIn } from './phone.ts';

/** Words one of which a heading that asks who somebody is, or how to reach them, must have. */
const telling = new Set(
  'nom noms prenom prenoms name names surname firstname lastname fullname forename mail mails email emails courriel courriels mel telephone telephones tel phone phones mobile portable gsm cellphone adresse adresses address addresses birthdate birthday dob'.split(
    ' ',
  ),
);

/** Words such a heading may have besides. */
const besides = new Set(
  'a and au aux complet complete contact d de des domicile du e enquete enquetee et family famille first fixe full given home interviewe interviewee jeune fille l la last le les ma maiden middle mon my n naissance no num number numero of or ou participant participante participants person personal personne personnel personnelle postal postale professional professionnel professionnelle repondant repondante repondants respondent respondents s the usuel votre vos work your'.split(
    ' ',
  ),
);

const whole = /^(?:(?:votre|your)-)?(?:nom-d-usage|date-de-naissance|date-of-birth|birth-date|ne-e?-?le|nee-le)$/;

/** Whether a heading, French or English, asks who somebody is or how to reach them: « Votre nom », `e-mail`, « Date of birth ». */
export function isPersonalHeading(heading: string): boolean {
  const plain = slug(heading);
  const words = plain.split('-');
  if (whole.test(plain)) return true;
  return words.some((word) => telling.has(word)) && words.every((word) => telling.has(word) || besides.has(word));
}

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.\p{L}{2}/u;
/** The day and time at which a form was filled in: its digits could be dialled. */
const moment = /^\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:\s+\d{1,2}[:h]|\s*$)/;

/** Whether a value holds an e-mail address or a telephone number. */
export function isContact(value: string): boolean {
  return mail.test(value) || (!moment.test(value) && phonesIn(value).length > 0);
}
