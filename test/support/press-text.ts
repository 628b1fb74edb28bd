/**
 * Sets texts that a test has written, many in one browser. In: a body of Markdown, a language. Out: what the press and
 * its witnesses say of it, with everything between the stages.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { renderEpub } from '../../scripts/formats/epub/render-epub.ts';
import { finishPdf } from '../../scripts/formats/pdf/finish-pdf.ts';
import type { Engine } from '../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { typeset } from '../../scripts/formats/print/typeset.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { compareLabels } from '../../scripts/proof/compare-labels.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import type { ReadPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { comparePageTexts } from '../../scripts/proof/verify-epub-pages.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { shareFaces } from './edition.ts';
import { fixture } from './fixture.ts';
import { pressProject, projectAt } from './press.ts';

const frontIn = (
  language: string,
  title: string,
  kind: string,
  parties: string,
  place: string,
): string => `title: [${title}]
short-title: ${title}
kind: ${kind}
parties: [${parties}]
adopted: { date: 2020-05-01, place: ${place} }
source: { name: ${title}, date: 2020-05-02, provenance: (${place}) }
edition: { number: 1, date: 2021-06-30 }
language: ${language}
description: ${title}.
registers: []`;

const front = {
  'zh-Hans': `title: [试排文本]
short-title: 试排
kind: 声明
parties: [甲国, 乙国]
adopted: { date: 2020-05-01, place: 某地 }
source: { name: 某社, date: 2020-05-02, provenance: （某地电） }
edition: { number: 1, date: 2021-06-30 }
language: zh-Hans
description: 试排。
registers: []`,
  en: `title: [A Text for Trial]
short-title: Trial
kind: Statement
parties: [Country A, Country B]
adopted: { date: 2020-05-01, place: Someplace }
source: { name: Some Agency, date: 2020-05-02, provenance: (Someplace) }
edition: { number: 1, date: 2021-06-30 }
language: en
description: A trial.
registers: []`,
  ru: `title: [Пробный текст]
short-title: Проба
kind: Заявление
parties: [Страна А, Страна Б]
adopted: { date: 2020-05-01, place: Город }
source: { name: Агентство, date: 2020-05-02, provenance: (Город) }
edition: { number: 1, date: 2021-06-30 }
language: ru
description: Проба.
registers: []`,
  fr: frontIn('fr', 'Un texte d’essai', 'Déclaration', 'Pays A, Pays B', 'Ville'),
  es: frontIn('es', 'Un texto de prueba', 'Declaración', 'País A, País B', 'Ciudad'),
  ar: frontIn('ar', 'نص للتجربة', 'إعلان', 'البلد ألف, البلد باء', 'مدينة'),
  'zh-Hant': frontIn('zh-Hant', '試排文本', '聲明', '甲國, 乙國', '某地'),
};

export type TrialLanguage = 'zh-Hans' | 'en' | 'ru';
/** All languages of the press. */
export type AnyLanguage = keyof typeof front;

/** What the press made of a text. `problems` of its source alone when it was refused; the rest is there otherwise. */
export interface Pressed {
  problems: Problem[];
  made?: { pageMap: PageMap; read: ReadPdf; epub: Uint8Array };
}

/** Projects of texts: pictures are read when they are set, so that they stay to the end. */
const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/**
 * The problems of a text before anything is set, and its edition. `title`: another one than that of the trial; `more`:
 * further fields of the front matter.
 */
export function prepareText(
  body: string,
  language: AnyLanguage,
  title?: string,
  more = '',
): ReturnType<typeof prepareEdition> {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-trial-'));
  folders.push(folder);
  mkdirSync(join(folder, 'trial'));
  mkdirSync(join(folder, 'authority'));
  const fields = title ? front[language].replace(/^title: .*/, `title: [${title}]`) : front[language];
  // What a text may show.
  copyFileSync(
    fixture('editions', 'specimen', 'source', 'specimen', 'figure.png'),
    join(folder, 'trial', 'figure.png'),
  );
  writeFileSync(join(folder, 'trial', `${language}.md`), `---\n${fields}\n${more && `${more}\n`}---\n${body}\n`);
  return prepareEdition(projectAt(folder), 'trial');
}

/**
 * Sets a text as the book format, finishes it and asks the witnesses of PDF and EPUB. `measured`: its lines are
 * measured too. Throws where the press would say K604.
 */
export function pressText(body: string, language: AnyLanguage, engine: Engine, measured = false): Promise<Pressed> {
  return pressPrepared(prepareText(body, language), engine, measured);
}

/** The same with an edition that is prepared already, in any print format. */
export async function pressPrepared(
  { value, problems }: ReturnType<typeof prepareEdition>,
  engine: Engine,
  measured = false,
  formatName = 'book',
): Promise<Pressed> {
  if (!value) return { problems };
  const { edition, images } = value;
  const format = readFormat(pressProject, formatName, false, edition.metadata.language);
  const html = renderPrint(pressProject, edition, images, format);
  const faces = await shareFaces(edition, html);
  const { pageMap, structure, print } = await typeset(html, faces, engine);
  const pdf = await finishPdf({ pdf: await print(), pageMap, structure, engine: engine.version }, edition, format, []);
  const { read, problems: ofPdf } = await verifyPdf(pdf, edition, pageMap, format, { facesNamed });
  const epub = await packEpub(
    renderEpub(pressProject, edition, pageMap, images, []),
    new Uint8Array([255]),
    edition.metadata.title,
    edition.metadata.edition.date,
  );
  const ofEpub = [
    ...verifyEpub(epub, edition, pageMap).problems,
    ...comparePageTexts(epub, read, edition, pageMap, format),
  ];
  const ofLines = measured ? measureTypography(read, edition, format).problems : [];
  return {
    problems: [...problems, ...compareLabels(edition), ...ofPdf, ...ofEpub, ...ofLines],
    made: { pageMap, read, epub },
  };
}
