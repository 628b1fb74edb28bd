/**
 * What the preview says around a title, in English and Chinese. In: a language of the interface. Out: its words; {0} is
 * a number. Called by `preview-answers.ts`. Pure.
 *
 *     uiWords('zh').pages → '页面'
 */
import type { UiLanguage } from '../model/ui-language.ts';

const english = {
  title: 'Title',
  view: 'View',
  pages: 'Pages',
  epub: 'E-book',
  registers: 'Registers',
  site: 'Site',
  before: 'Spread before',
  next: 'Next spread',
  goTo: 'Go to',
  goToHint: 'A page, 第42段, Article 13, 13(2) (g)',
  of: 'of {0}',
  zoom: 'Zoom',
  fit: 'Fit',
  overview: 'All pages',
  document: 'Document',
  screen: 'Screen',
  wide: 'Wide',
  phone: 'Phone',
  ink: 'E-ink',
  night: 'Night',
  problems: 'Problems',
  problemCount: '{0} problem|{0} problems',
  lines: 'Lines',
  lineCount: '{0} line to look at|{0} lines to look at',
  measuredThis: 'Measured on the PDF of the last build ({0}), which is of this text.',
  measuredAnother: 'Measured on the PDF of the last build ({0}), which is of an earlier text: pages may be others.',
  measuredNone: 'Nothing is measured yet: the title is not built in this format ({0}).',
  changed: '{0} changed',
  changedHint: 'To what the last save changed (c)',
  behind: 'The pages behind this are the last good ones.',
  source: 'Source',
  copy: 'Copy',
  copied: 'Copied.',
  open: 'Open in editor',
  close: 'Close',
  stopped: 'The preview is not running.',
  none: 'No pages yet.',
  pageCount: '{0} page|{0} pages',
  nowhere: 'No such place: {0}',
};

/** The words of the interface. */
export type UiWords = Record<keyof typeof english, string>;

const chinese: UiWords = {
  title: '文献',
  view: '视图',
  pages: '页面',
  epub: '电子书',
  registers: '索引',
  site: '网页',
  before: '上一对开页',
  next: '下一对开页',
  goTo: '转到',
  goToHint: '页码、第42段、第十三条、Article 13(2)（g）',
  of: '共{0}页',
  zoom: '缩放',
  fit: '适合窗口',
  overview: '全部页面',
  document: '文档',
  screen: '屏幕',
  wide: '宽屏',
  phone: '手机',
  ink: '墨水屏',
  night: '夜间',
  problems: '问题',
  problemCount: '{0}个问题',
  lines: '排版',
  lineCount: '{0}处排版待看',
  measuredThis: '据上次制作的PDF（{0}）测量，文本与现在相同。',
  measuredAnother: '据上次制作的PDF（{0}）测量，文本比现在的旧：页码可能不同。',
  measuredNone: '还没有测量：文献尚未按此版式（{0}）制作。',
  changed: '改动{0}处',
  changedHint: '转到上次保存改动之处（c）',
  behind: '后面显示的是上一次无误的页面。',
  source: '源文件',
  copy: '复制',
  copied: '已复制。',
  open: '在编辑器中打开',
  close: '关闭',
  stopped: '预览没有运行。',
  none: '还没有页面。',
  pageCount: '{0}页',
  nowhere: '没有这个地方：{0}',
};

/** The words of a language. */
export const uiWords = (language: UiLanguage): UiWords => (language === 'zh' ? chinese : english);
