/**
 * Examples of the style guides, as libraries of law faculties quote them: from the facts of each instrument the press
 * writes the string of the guide, character by character. Sources stand beside the examples. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { CitedWork } from '../../scripts/citations/cited-work.ts';
import { readDay } from '../../scripts/citations/days.ts';
import { citationStyles } from '../../scripts/citations/registry.ts';
import { readSeries } from '../../scripts/citations/series.ts';
import { readSymbol } from '../../scripts/citations/un-symbols.ts';

interface Facts extends Partial<Omit<CitedWork, 'day' | 'inForce' | 'series'>> {
  title: string;
  day?: string;
  inForce?: string;
  series?: string;
}

function workOf({ day, inForce, series, ...facts }: Facts): CitedWork {
  const un = facts.symbol ? readSymbol(facts.symbol) : undefined;
  return {
    id: 'x',
    nature: 'treaty',
    language: 'en',
    kind: 'Convention',
    makers: [],
    edition: 1,
    ...un,
    ...facts,
    ...(day ? { day: readDay(day) } : {}),
    ...(inForce ? { inForce: readDay(inForce) } : {}),
    ...(series ? { series: readSeries(series) } : {}),
  };
}

/** What the guide prints, from which facts, at which place. */
type Example = [printed: string, facts: Facts, pinpoint?: string | undefined, address?: string, accessed?: string];

/** OSCOLA: uwl.libguides.com/oscola, libguides.graduateinstitute.ch/legal_citation/oscola; the last two: OSCOLA 4. */
const oscola: Example[] = [
  [
    'Universal Declaration of Human Rights (adopted 10 December 1948) UNGA Res 217 A(III) (UDHR) art 5',
    {
      title: 'Universal Declaration of Human Rights',
      shortTitle: 'UDHR',
      day: '1948-12-10',
      organ: 'general-assembly',
      number: '217 A(III)',
    },
    'art 5',
  ],
  [
    'Convention Relating to the Status of Refugees (adopted 28 July 1951, entered into force 22 April 1954) ' +
      '189 UNTS 137 (Refugee Convention) art 33',
    {
      title: 'Convention Relating to the Status of Refugees',
      shortTitle: 'Refugee Convention',
      day: '1951-07-28',
      inForce: '1954-04-22',
      series: '189 UNTS 137',
    },
    'art 33',
  ],
  [
    'International Covenant on Civil and Political Rights (adopted 16 December 1966, entered into force ' +
      '23 March 1976) 999 UNTS 171 (ICCPR) art 7',
    {
      title: 'International Covenant on Civil and Political Rights',
      shortTitle: 'ICCPR',
      day: '1966-12-16',
      inForce: '1976-03-23',
      series: '999 UNTS 171',
    },
    'art 7',
  ],
  [
    'Geneva Convention Relative to the Treatment of Prisoners of War (adopted 12 August 1949, entered into force ' +
      '2 November 1950) 75 UNTS 135 (Geneva Convention) art 12',
    {
      title: 'Geneva Convention Relative to the Treatment of Prisoners of War',
      shortTitle: 'Geneva Convention',
      day: '1949-08-12',
      inForce: '1950-11-02',
      series: '75 UNTS 135',
    },
    'art 12',
  ],
  [
    'UNGA Res 3314 (XXIX) (14 December 1974)',
    { title: 'Resolution', nature: 'resolution', symbol: 'A/RES/3314(XXIX)', day: '1974-12-14' },
  ],
  [
    'UNGA Res 51/210 (17 December 1996) UN Doc A/RES/51/210',
    { title: 'Resolution 51/210', nature: 'resolution', symbol: 'A/RES/51/210', day: '1996-12-17' },
  ],
  [
    'UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373',
    { title: 'Resolution 1373', nature: 'resolution', symbol: 'S/RES/1373', day: '2001-09-28' },
  ],
  [
    'Declaration on the Granting of Independence to Colonial Countries and Peoples, UNGA Res 1514 (XV) ' +
      '(14 December 1960)',
    {
      title: 'Declaration on the Granting of Independence to Colonial Countries and Peoples',
      nature: 'resolution',
      symbol: 'A/RES/1514(XV)',
      day: '1960-12-14',
    },
  ],
  [
    'Human Rights Act 1998, s 15(1)(b)',
    { title: 'Human Rights Act', nature: 'legislation', day: '1998-11-09' },
    's 15(1)(b)',
  ],
  [
    'Council Regulation (EC) 139/2004 on the control of concentrations between undertakings (EC Merger Regulation) ' +
      '[2004] OJ L24/1, art 5',
    {
      title: 'Council Regulation (EC) 139/2004 on the control of concentrations between undertakings',
      shortTitle: 'EC Merger Regulation',
      nature: 'union-act',
      series: '[2004] OJ L24/1',
    },
    'art 5',
  ],
];

/** AGLC 4: libguides.anu.edu.au, deakin.libguides.com, guides.lib.monash.edu/aglc4, citewrite.qut.edu.au (treaties). */
const aglc: Example[] = [
  [
    'Convention on the Prevention and Punishment of the Crime of Genocide, opened for signature 9 December 1948, ' +
      '78 UNTS 277 (entered into force 12 January 1951) art 4.',
    {
      title: 'Convention on the Prevention and Punishment of the Crime of Genocide',
      day: '1948-12-09',
      inForce: '1951-01-12',
      series: '78 UNTS 277',
    },
    'art 4',
  ],
  [
    'International Covenant on Economic, Social and Cultural Rights, opened for signature 16 December 1966, ' +
      '993 UNTS 3 (entered into force 3 January 1976) art 5.',
    {
      title: 'International Covenant on Economic, Social and Cultural Rights',
      day: '1966-12-16',
      inForce: '1976-01-03',
      series: '993 UNTS 3',
    },
    'art 5',
  ],
  [
    'International Agreement on the Scheldt, Belgium-France-Netherlands, signed 3 December 2002, 2351 UNTS 13 ' +
      '(entered into force 1 December 2005) art 3(1)(a).',
    {
      title: 'International Agreement on the Scheldt',
      makers: ['Belgium', 'France', 'Netherlands'],
      day: '2002-12-03',
      inForce: '2005-12-01',
      series: '2351 UNTS 13',
    },
    'art 3(1)(a)',
  ],
  [
    'Treaty on the Non-Proliferation of Nuclear Weapons, opened for signature 1 July 1968, 729 UNTS 161 ' +
      '(entered into force 5 March 1970) art 3.',
    {
      title: 'Treaty on the Non-Proliferation of Nuclear Weapons',
      day: '1968-07-01',
      inForce: '1970-03-05',
      series: '729 UNTS 161',
    },
    'art 3',
  ],
  [
    'United Nations Convention on Contracts for the International Sale of Goods, opened for signature 11 April 1980, ' +
      '1489 UNTS 3 (entered into force 1 January 1988) art 66.',
    {
      title: 'United Nations Convention on Contracts for the International Sale of Goods',
      day: '1980-04-11',
      inForce: '1988-01-01',
      series: '1489 UNTS 3',
    },
    'art 66',
  ],
  [
    'International Convention on Civil and Political Rights, opened for signature 16 December 1966, 999 UNTS 171 ' +
      '(entered into force 23 March 1976) art 6.',
    {
      title: 'International Convention on Civil and Political Rights',
      day: '1966-12-16',
      inForce: '1976-03-23',
      series: '999 UNTS 171',
    },
    'art 6',
  ],
  [
    'Convention on the Rights of the Child, opened for signature 20 November 1989, 1577 UNTS 3 ' +
      '(entered into force 2 September 1990).',
    {
      title: 'Convention on the Rights of the Child',
      day: '1989-11-20',
      inForce: '1990-09-02',
      series: '1577 UNTS 3',
    },
  ],
  [
    'Agreement regarding the Transfer of the Administration of Justice in the Territories of Northern Slesvig, ' +
      'Denmark-Germany, signed 12 July 1921, 8 LNTS 397 (entered into force 17 January 1922) art 2.',
    {
      title: 'Agreement regarding the Transfer of the Administration of Justice in the Territories of Northern Slesvig',
      makers: ['Denmark', 'Germany'],
      day: '1921-07-12',
      inForce: '1922-01-17',
      series: '8 LNTS 397',
    },
    'art 2',
  ],
];

/**
 * Bluebook 21: guides.brooklaw.edu (rule 21.4) and libguides.graduateinstitute.ch/legal_citation/bluebook/UN; the last
 * one: table T2, Acts of the United Kingdom.
 */
const bluebook: Example[] = [
  [
    'Convention for the Avoidance of Double Taxation and the Prevention of Fiscal Evasion with Respect to Taxes on ' +
      'Income, U.S.-Austl., art. 1, Aug. 6, 1982, 35 U.S.T. 1999.',
    {
      title:
        'Convention for the Avoidance of Double Taxation and the Prevention of Fiscal Evasion with Respect to Taxes ' +
        'on Income',
      makers: ['U.S.', 'Austl.'],
      day: '1982-08-06',
      series: '35 UST 1999',
    },
    'art. 1',
  ],
  [
    'Vienna Convention on the Law of Treaties art. 32, opened for signature May 23, 1969, 1155 U.N.T.S. 331.',
    { title: 'Vienna Convention on the Law of Treaties', day: '1969-05-23', series: '1155 UNTS 331' },
    'art. 32',
  ],
  [
    'G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007).',
    { title: 'Resolution', nature: 'resolution', symbol: 'A/RES/62/228', day: '2007-12-22' },
    '¶ 35',
  ],
  [
    'S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000).',
    { title: 'Resolution 1325', nature: 'resolution', symbol: 'S/RES/1325', day: '2000-10-31' },
    '¶ 8',
  ],
  [
    'Human Rights Act 1998, c. 42, § 6(1) (UK).',
    {
      title: 'Human Rights Act 1998',
      nature: 'legislation',
      kind: 'Act',
      day: '1998-11-09',
      number: 'c 42',
      jurisdiction: 'UK',
    },
    '§ 6(1)',
  ],
];

/** APA 7: citewrite.qut.edu.au/cite/examples/apa/apa_repts_treaty.html and federation.edu.au (APA 7th, treaties). */
const apa: Example[] = [
  [
    'United Nations Convention on the Rights of the Child, November 20, 1989, ' +
      'https://www.ohchr.org/en/professionalinterest/pages/crc.aspx',
    { title: 'United Nations Convention on the Rights of the Child', day: '1989-11-20' },
    undefined,
    'https://www.ohchr.org/en/professionalinterest/pages/crc.aspx',
  ],
  [
    'United Nations Declaration on the Rights of Indigenous Peoples, November 13, 2007, ' +
      'https://www.un.org/development/desa/indigenouspeoples/wp-content/uploads/sites/19/2018/11/UNDRIP_E_web.pdf',
    { title: 'United Nations Declaration on the Rights of Indigenous Peoples', day: '2007-11-13' },
    undefined,
    'https://www.un.org/development/desa/indigenouspeoples/wp-content/uploads/sites/19/2018/11/UNDRIP_E_web.pdf',
  ],
];

/** GB/T 7714-2015: the standard’s example of a document of an office, with an address of our own. */
const gbT7714: Example[] = [
  [
    '北京市人民政府办公厅. 关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发〔2005〕37号[A/OL]. ' +
      '(2005-07-12)[2011-07-12]. http://www.example.org/p_1.',
    {
      title: '关于转发北京市企业投资项目核准暂行实施办法的通知',
      nature: 'notice',
      language: 'zh-Hans',
      kind: '通知',
      makers: ['北京市人民政府办公厅'],
      day: '2005-07-12',
      number: '京政办发〔2005〕37号',
    },
    undefined,
    'http://www.example.org/p_1',
    '[2011-07-12]',
  ],
];

const guides: Record<string, Example[]> = { oscola, aglc, bluebook, apa, 'gb-t-7714': gbT7714 };

for (const [id, examples] of Object.entries(guides))
  for (const [printed, facts, pinpoint, address, accessed] of examples)
    test(`${id}: ${printed.slice(0, 60)}`, () => {
      const style = citationStyles.find((one) => one.id === id);
      const passage = {
        ...(pinpoint ? { pinpoint } : {}),
        ...(address ? { address } : {}),
        ...(accessed ? { accessed } : {}),
      };
      assert.equal(style?.cite(workOf(facts), passage), printed);
    });
