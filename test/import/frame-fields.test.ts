/**
 * Notices and resolutions: what stands around their text becomes fields of their class, and the text is what is left.
 * In: documents in the form of real ones, as texts and pages. Proves that no line is in both or in neither. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { splitFrontMatter } from '../../scripts/manuscript/front-matter.ts';
import { imported } from '../support/imported.ts';

const text = (...lines: string[]): string => lines.join('\n\n');

/** The fields of a class, the title, and the body. */
async function framed(name: string, content: string) {
  const { markdown, body, classSaid } = await imported(name, content);
  const data = parse(splitFrontMatter(markdown).matter) as Record<string, unknown>;
  return {
    data,
    fields: data[String(data.class)] as Record<string, unknown>,
    body: body.trim().split('\n\n'),
    classSaid,
  };
}

test('a notice with every element of the standard', async () => {
  const { data, fields, body } = await framed(
    'a.txt',
    text(
      '000012',
      '机密★1年',
      '特急',
      '样张省教育厅文件',
      '样教发〔2024〕1号',
      '样张省教育厅关于加强湖泊监测工作的通知',
      '各市、县人民政府：',
      '为了加强湖泊监测工作，现通知如下。',
      '一、各单位应当提高认识。',
      '（一）完善监测网络。',
      '附件：1.监测点名录',
      '2.数据格式',
      '样张省教育厅',
      '2024年3月5日',
      '（此件公开发布）',
      '抄送：样张省人大常委会办公厅。',
      '样张省教育厅办公室　2024年3月6日印发',
    ),
  );
  assert.deepEqual(data.title, ['样张省教育厅', '关于加强湖泊监测工作的', '通知']);
  assert.deepEqual(fields, {
    'copy-number': '000012',
    classification: '机密★1年',
    urgency: '特急',
    mark: '文件',
    issuers: '样张省教育厅',
    number: '样教发〔2024〕1号',
    to: '各市、县人民政府：',
    signatures: '样张省教育厅',
    date: '2024年3月5日',
    remark: '（此件公开发布）',
    'annex-list': ['附件：1.监测点名录', '2.数据格式'],
    cc: '抄送：样张省人大常委会办公厅。',
    'printed-by': '样张省教育厅办公室',
    'printed-on': '2024年3月6日印发',
  });
  assert.deepEqual(body, ['为了加强湖泊监测工作，现通知如下。', '一、各单位应当提高认识。', '（一）完善监测网络。']);
});

test('a notice as a page, its title on two lines and the name of the site behind it', async () => {
  const { data, fields, body } = await framed(
    'a.html',
    '<html lang="zh-CN"><head><title>样张办公厅关于放假的通知_栏目_某网</title></head><body>' +
      '<p style="text-align:center"><strong>样张办公厅关于<br>放假的通知</strong></p>' +
      '<p style="text-align:center">样办发〔2024〕3号</p><p>各省、自治区、直辖市人民政府：</p><p>现就放假通知如下：</p>' +
      '<p>一、元旦：1月1日放假。</p><p align="right">样张办公厅</p><p align="right">2024年9月28日</p><p>（此件公开发布）</p>' +
      '<p><strong>附件1</strong></p><p><strong>日程表</strong></p><p>一月：放假。</p></body></html>',
  );
  assert.deepEqual(data.title, ['样张办公厅关于', '放假的通知']);
  assert.deepEqual(fields, {
    number: '样办发〔2024〕3号',
    to: '各省、自治区、直辖市人民政府：',
    signatures: '样张办公厅',
    date: '2024年9月28日',
    remark: '（此件公开发布）',
  });
  assert.deepEqual(body, ['现就放假通知如下：', '一、元旦：1月1日放假。', '## 附件1　日程表', '一月：放假。']);
});

test('two bodies sign; a line that is a sentence is no element', async () => {
  const { fields, body } = await framed(
    'a.txt',
    text(
      '关于印发湖泊目录的通知',
      '样水〔2024〕7号',
      '各有关单位：',
      '现将目录印发你们，请遵照执行。此前的规定与本通知不一致的，以本通知为准，并请各单位报告：',
      '样张水利部',
      '样张财政部',
      '2024年3月5日',
    ),
  );
  assert.deepEqual(fields.signatures, ['样张水利部', '样张财政部']);
  assert.deepEqual(body.length, 1, body.join('/'));
});

test('an order and minutes: the form, the number below the head, who signs with a stamp, who was present', async () => {
  const order = await framed(
    'a.txt',
    text(
      '样张省人民政府令',
      '第12号',
      '《样张省湖泊保护办法》已经省人民政府常务会议通过，现予公布，自2024年5月1日起施行。',
      '省长　王　五',
      '2024年3月5日',
    ),
  );
  assert.deepEqual(order.data.title, ['样张省人民政府令']);
  assert.deepEqual(order.fields, {
    form: 'order',
    issuers: '样张省人民政府',
    mark: '令',
    number: '第12号',
    seal: 'stamp',
    office: '省长',
    signatures: '王　五',
    date: '2024年3月5日',
  });
  assert.equal(order.body.length, 1);
  const minutes = await framed(
    'a.txt',
    text(
      '样张省湖泊保护联席会议纪要',
      '第3期',
      '2024年3月5日，省湖泊保护联席会议召开第三次会议，议定下列事项。',
      '一、会议同意湖泊监测网络规划。',
      '出席：张三、李四、王五',
      '列席：陈十四',
      '抄送：各市、县人民政府。',
      '样张省人民政府办公厅　2024年3月6日印发',
    ),
  );
  assert.deepEqual(minutes.fields, {
    form: 'minutes',
    issuers: '样张省湖泊保护联席会议',
    mark: '纪要',
    number: '第3期',
    present: ['出席：张三、李四、王五', '列席：陈十四'],
    cc: '抄送：各市、县人民政府。',
    'printed-by': '样张省人民政府办公厅',
    'printed-on': '2024年3月6日印发',
  });
  assert.equal(minutes.body.length, 2);
});

test('a line of presence inside a notice stays text', async () => {
  const { fields, body } = await framed(
    'a.txt',
    text(
      '样张市关于渔业的通知',
      '各区：',
      '出席：张三。会议议定事项如下。',
      '一、加强管理。',
      '样张市人民政府',
      '2024年3月5日',
    ),
  );
  assert.equal(fields.form, undefined);
  assert.ok(body.some((line) => line.startsWith('出席')));
});

const resolutions: [
  language: string,
  lines: string[],
  fields: Record<string, unknown>,
  title: string[],
  body: string[],
][] = [
  [
    'en',
    [
      'United Nations',
      'A/RES/99/1',
      'General Assembly',
      'Distr.: General',
      '12 October 2044',
      'Ninety-ninth session',
      'Agenda item 12',
      'Resolution adopted by the General Assembly on 1 October 2044',
      '[without reference to a Main Committee (A/99/L.2)]',
      '99/1. Shared lakes',
      'The General Assembly,',
      'Recalling its resolution 98/1 of 1 January 2043 on the protection of the lakes that States share,',
      '1. Calls upon all States to protect their lakes;',
      '2. Decides to remain seized of the matter.',
      '82nd plenary meeting',
      '1 October 2044',
    ],
    {
      organization: 'United Nations',
      symbol: 'A/RES/99/1',
      organ: 'General Assembly',
      distribution: ['Distr.: General', '12 October 2044'],
      session: 'Ninety-ninth session',
      'agenda-item': 'Agenda item 12',
      adoption: [
        'Resolution adopted by the General Assembly on 1 October 2044',
        '[without reference to a Main Committee (A/99/L.2)]',
      ],
      meeting: ['82nd plenary meeting', '1 October 2044'],
    },
    ['99/1. Shared lakes'],
    ['The General Assembly,'],
  ],
  [
    'zh',
    [
      '联合国',
      'A/RES/99/1',
      '大会',
      '第九十九届会议',
      '议程项目12',
      '2044年10月1日大会决议',
      '99/1. 共有湖泊',
      '大会，',
      '回顾其第98/1号决议，',
      '1. 呼吁各国保护湖泊；',
      '2. 决定继续处理此案。',
      '第82次全体会议',
      '2044年10月1日',
    ],
    {
      organization: '联合国',
      symbol: 'A/RES/99/1',
      organ: '大会',
      session: '第九十九届会议',
      'agenda-item': '议程项目12',
      adoption: '2044年10月1日大会决议',
      meeting: ['第82次全体会议', '2044年10月1日'],
    },
    ['99/1. 共有湖泊'],
    ['大会，'],
  ],
  [
    'zh-Hant',
    [
      '聯合國',
      'A/RES/99/1',
      '大會',
      '第九十九屆會議',
      '議程項目12',
      '2044年10月1日大會決議',
      '99/1. 共有湖泊',
      '大會，',
      '回顧其第98/1號決議，',
      '1. 呼籲各國保護湖泊；',
      '2. 決定繼續處理此案。',
      '第82次全體會議',
      '2044年10月1日',
    ],
    {
      organization: '聯合國',
      symbol: 'A/RES/99/1',
      organ: '大會',
      session: '第九十九屆會議',
      'agenda-item': '議程項目12',
      adoption: '2044年10月1日大會決議',
      meeting: ['第82次全體會議', '2044年10月1日'],
    },
    ['99/1. 共有湖泊'],
    ['大會，'],
  ],
  [
    'ru',
    [
      'Организация Объединенных Наций',
      'A/RES/99/1',
      'Генеральная Ассамблея',
      'Девяносто девятая сессия',
      'Пункт 12 повестки дня',
      'Резолюция, принятая Генеральной Ассамблеей 1 октября 2044 года',
      '99/1. Общие озера',
      'Генеральная Ассамблея,',
      'ссылаясь на свою резолюцию 98/1,',
      '1. призывает все государства охранять озера;',
      '2. постановляет продолжать заниматься этим вопросом.',
      '82-е пленарное заседание,',
      '1 октября 2044 года',
    ],
    {
      organization: 'Организация Объединенных Наций',
      symbol: 'A/RES/99/1',
      organ: 'Генеральная Ассамблея',
      session: 'Девяносто девятая сессия',
      'agenda-item': 'Пункт 12 повестки дня',
      adoption: 'Резолюция, принятая Генеральной Ассамблеей 1 октября 2044 года',
      meeting: ['82-е пленарное заседание,', '1 октября 2044 года'],
    },
    ['99/1. Общие озера'],
    ['Генеральная Ассамблея,'],
  ],
  [
    'es',
    [
      'Naciones Unidas',
      'A/RES/99/1',
      'Asamblea General',
      'Nonagésimo noveno período de sesiones',
      'Tema 12 del programa',
      'Resolución aprobada por la Asamblea General el 1 de octubre de 2044',
      '99/1. Lagos compartidos',
      'La Asamblea General,',
      'Recordando su resolución 98/1 sobre los lagos y los ríos, y la de los mares,',
      '1. Exhorta a todos los Estados a que protejan los lagos;',
      '2. Decide seguir ocupándose de la cuestión.',
      '82ª sesión plenaria',
      '1 de octubre de 2044',
    ],
    {
      organization: 'Naciones Unidas',
      symbol: 'A/RES/99/1',
      organ: 'Asamblea General',
      session: 'Nonagésimo noveno período de sesiones',
      'agenda-item': 'Tema 12 del programa',
      adoption: 'Resolución aprobada por la Asamblea General el 1 de octubre de 2044',
      meeting: ['82ª sesión plenaria', '1 de octubre de 2044'],
    },
    ['99/1. Lagos compartidos'],
    ['La Asamblea General,'],
  ],
  [
    'fr',
    [
      'Nations Unies',
      'A/RES/99/1',
      'Assemblée générale',
      'Quatre-vingt-dix-neuvième session',
      'Point 12 de l’ordre du jour',
      'Résolution adoptée par l’Assemblée générale le 1er octobre 2044',
      '99/1. Lacs partagés',
      'L’Assemblée générale,',
      'Rappelant sa résolution 98/1 sur les lacs et sur les rivières,',
      '1. Demande à tous les États de protéger les lacs et les rivières ;',
      '2. Décide de rester saisie de la question.',
      '82e séance plénière',
      '1er octobre 2044',
    ],
    {
      organization: 'Nations Unies',
      symbol: 'A/RES/99/1',
      organ: 'Assemblée générale',
      session: 'Quatre-vingt-dix-neuvième session',
      'agenda-item': 'Point 12 de l’ordre du jour',
      adoption: 'Résolution adoptée par l’Assemblée générale le 1er octobre 2044',
      meeting: ['82e séance plénière', '1er octobre 2044'],
    },
    ['99/1. Lacs partagés'],
    ['L’Assemblée générale,'],
  ],
  [
    'ar',
    [
      'الأمم المتحدة',
      'A/RES/99/1',
      'الجمعية العامة',
      'الدورة التاسعة والتسعون',
      'البند 12 من جدول الأعمال',
      'قرار اتخذته الجمعية العامة في 1 تشرين الأول/أكتوبر 2044',
      '99/1. البحيرات المشتركة',
      'إن الجمعية العامة،',
      'إذ تشير إلى قرارها 98/1،',
      '1. تدعو جميع الدول إلى حماية البحيرات؛',
      '2. تقرر أن تبقي المسألة قيد نظرها.',
      'الجلسة العامة 82',
      '1 تشرين الأول/أكتوبر 2044',
    ],
    {
      organization: 'الأمم المتحدة',
      symbol: 'A/RES/99/1',
      organ: 'الجمعية العامة',
      session: 'الدورة التاسعة والتسعون',
      'agenda-item': 'البند 12 من جدول الأعمال',
      adoption: 'قرار اتخذته الجمعية العامة في 1 تشرين الأول/أكتوبر 2044',
      meeting: ['الجلسة العامة 82', '1 تشرين الأول/أكتوبر 2044'],
    },
    ['99/1. البحيرات المشتركة'],
    ['إن الجمعية العامة،'],
  ],
];

test('in Chinese the day may stand above the meeting', async () => {
  const [, lines] = resolutions.find(([language]) => language === 'zh') ?? assert.fail();
  const found = await framed('a.txt', text(...lines.slice(0, -2), ...lines.slice(-2).reverse()));
  assert.deepEqual(found.fields.meeting, ['2044年10月1日', '第82次全体会议']);
});

for (const [language, lines, fields, title, body] of resolutions)
  test(`a resolution in ${language}: masthead, session, item, adoption and meeting are fields`, async () => {
    const found = await framed('a.txt', text(...lines));
    assert.deepEqual(found.fields, fields);
    assert.deepEqual(found.data.title, title);
    assert.deepEqual(found.body.slice(0, body.length), body);
    assert.equal(found.body.length, 4);
  });

test('the words that a resolution sets in italics stay in italics', async () => {
  const { body } = await framed(
    'a.html',
    '<html lang="en"><body><p>S/RES/9999 (2044)</p><h1>Resolution 9999 (2044)</h1><p>Adopted by the ' +
      'Security Council at its 9000th meeting, on 1 May 2044</p>' +
      '<p><i>The Security Council</i>,</p><p><i>Recalling</i> the lakes,</p><p>1. <i>Decides</i> to ' +
      'act.</p></body></html>',
  );
  assert.deepEqual(body, ['*The Security Council*,', '*Recalling* the lakes,', '1\\. *Decides* to act.']);
});

test('a resolution whose masthead has two elements on a line, and an annex behind its meeting', async () => {
  const { data, fields, body } = await framed(
    'a.txt',
    text(
      'United Nations A/RES/99/123',
      'General Assembly Distr.: General',
      '14 January 2045',
      'Ninety-ninth session',
      'Agenda item 18 (b)',
      'Resolution adopted by the General Assembly on 20 December 2044',
      '99/123. Lakes and the reduction of disasters',
      'The General Assembly,',
      'Recalling its resolution 54/219 of 22 December 1999,',
      '1. Takes note of the report;',
      '2. Decides to remain seized of the matter.',
      '52nd plenary meeting',
      '20 December 2044',
      'Annex',
      'Statute of the Lake Fund',
      '1. The Fund shall be kept by the Secretariat.',
    ),
  );
  assert.deepEqual(data.title, ['99/123. Lakes and the reduction of disasters']);
  assert.equal(data.kind, 'Resolution');
  assert.deepEqual(fields, {
    organization: 'United Nations',
    symbol: 'A/RES/99/123',
    organ: 'General Assembly',
    distribution: ['Distr.: General', '14 January 2045'],
    session: 'Ninety-ninth session',
    'agenda-item': 'Agenda item 18 (b)',
    adoption: 'Resolution adopted by the General Assembly on 20 December 2044',
    meeting: ['52nd plenary meeting', '20 December 2044'],
  });
  assert.equal(body[0], 'The General Assembly,');
  assert.equal(body.at(-2), '## Annex Statute of the Lake Fund');
});

test('several who issued a notice, each in a line: its title begins with them', async () => {
  const issuers = ['样张省水利厅', '样张省财政厅', '样张省公安厅', '样张省交通运输厅', '样张省林业局'];
  const { data, fields, body } = await framed(
    'a.txt',
    text(
      ...issuers,
      ...['关于清理湖岸的通知', '样水发〔2031〕4号', '各市、县水利局、网信办：', '现通知如下。'],
      ...['样张省水利厅', '2031年5月2日', '样张省财政厅', '2031年5月6日'],
    ),
  );
  assert.deepEqual(data.title, [...issuers, '关于清理湖岸的通知']);
  assert.equal(data['short-title'], '关于清理湖岸的通知');
  assert.equal(data.kind, '通知');
  assert.deepEqual(fields, {
    number: '样水发〔2031〕4号',
    to: '各市、县水利局、网信办：',
    signatures: ['样张省水利厅', '2031年5月2日', '样张省财政厅'],
    date: '2031年5月6日',
  });
  assert.deepEqual(body, ['现通知如下。']);
});

test('several who issued a notice above a title that names them: the mark is made of them', async () => {
  const { data, fields } = await framed(
    'a.txt',
    text(
      ...['样张省水利厅', '样张省财政厅', '文件', '样水发〔2031〕5号'],
      ...['样张省水利厅　样张省财政厅关于渡船的通知', '各市、县水利局：', '渡船应当登记。'],
    ),
  );
  assert.deepEqual(fields.issuers, ['样张省水利厅', '样张省财政厅']);
  assert.equal(fields.mark, '文件');
  assert.deepEqual(data.title, ['样张省水利厅　样张省财政厅', '关于渡船的', '通知']);
});

test('a letter is known by its number, its mark is the name above it', async () => {
  const { data, fields } = await framed(
    'a.txt',
    text(
      ...['样张省水利厅', '样水函〔2031〕9号', '样张省水利厅关于同意修建码头的复函', '样张市人民政府：'],
      ...['来函收悉。', '一、同意修建码头。', '样张省水利厅', '2031年5月2日'],
    ),
  );
  const { form, issuers, number } = fields;
  const wanted = { form: 'letter', issuers: '样张省水利厅', number: '样水函〔2031〕9号' };
  assert.deepEqual({ form, issuers, number }, wanted);
  assert.equal([data.title].flat().join(''), '样张省水利厅关于同意修建码头的复函');
});

test('days of a session, the language and the votes are elements of a resolution', async () => {
  const meeting = [
    ...['31st meeting', '7 July 2041', '[Adopted by a recorded vote of 3 to 1. The voting was as follows:'],
    ...['In favour:', 'Aland, Boria, Cestria', 'Against:', 'Doria]'],
  ];
  const { data, fields, body } = await framed(
    'a.txt',
    text(
      ...['United Nations', 'A/HRC/RES/88/2', 'General Assembly', 'Distr.: General', '9 July 2041'],
      ...['Original: French', 'Human Rights Council', 'Eighty-eighth session', '16 June–9 July 2041', 'Agenda item 3'],
      ...['Resolution adopted by the Human Rights Council on 7 July 2041', '88/2. Ferries'],
      ...['The Human Rights Council,', 'Recalling its resolution 80/1,', '1. Welcomes the report;'],
      ...['2. Decides to remain seized of the matter.', ...meeting],
    ),
  );
  assert.deepEqual(data.title, ['88/2. Ferries']);
  assert.deepEqual(fields.distribution, ['Distr.: General', '9 July 2041', 'Original: French']);
  assert.deepEqual(fields.session, ['Eighty-eighth session', '16 June–9 July 2041']);
  assert.deepEqual(fields.meeting, meeting);
  assert.equal(body.at(-1), '2\\. Decides to remain seized of the matter.');
});
