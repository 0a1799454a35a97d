/** How people speak of a procedure group: before a code ("sleep study 95810"), and of all of it ("sleep studies"). */
const WORDS: Readonly<Record<string, readonly [one: string, all: string]>> = {
  administration: ['administration', 'administration'],
  behavioral: ['behavioral service', 'behavioral services'],
  cardiology: ['cardiology service', 'cardiology services'],
  complementary: ['complementary service', 'complementary services'],
  drug: ['drug', 'drugs'],
  'emergency visit': ['emergency visit', 'emergency visits'],
  endoscopy: ['endoscopy', 'endoscopies'],
  eye: ['eye service', 'eye services'],
  infusion: ['infusion', 'infusions'],
  injection: ['injection', 'injections'],
  laboratory: ['laboratory test', 'laboratory tests'],
  'office visit': ['office visit', 'office visits'],
  other: ['service', 'services of no other group'],
  'other medicine': ['medical service', 'other medical services'],
  'other visit': ['visit', 'other visits'],
  pain: ['pain service', 'pain services'],
  'professional services': ['professional service', 'professional services'],
  respiratory: ['respiratory service', 'respiratory services'],
  screening: ['screening', 'screenings'],
  sleep: ['sleep study', 'sleep studies'],
  supplies: ['supply', 'supplies'],
  'vision and hearing': ['vision or hearing service', 'vision and hearing services'],
};

/** @param code of one procedure; null for the whole group */
export function servicesInWords(group: string | null, code: string | null): string {
  const [one, all] = group === null ? ['', ''] : (WORDS[group] ?? [group, group]);
  if (code === null) return all;
  return one === '' ? code : `${one} ${code}`;
}
