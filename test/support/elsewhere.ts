/**
 * Problem codes that no folder of `test/fixtures/broken/` can make: those of the machine, of import and of the proofs. Each
 * has a test file that makes it happen. `test/run.ts` hears in `npm test` that the file really does.
 */

/** Code → the test file that makes it happen. */
export const elsewhere: Record<string, string> = {
  K122: 'import/import-document.test.ts',
  K123: 'import/import-document.test.ts',
  K124: 'import/import-document.test.ts',
  K125: 'import/import-document.test.ts',
  K126: 'import/docx.test.ts',
  K318: 'commands/publish-edition.slow.test.ts',
  K502: 'views/templates.slow.test.ts',
  K601: 'commands/build.slow.test.ts',
  K602: 'commands/build.slow.test.ts',
  K603: 'commands/build.slow.test.ts',
  K605: 'formats/print/browser-page.slow.test.ts',
  K604: 'commands/build-collection.slow.test.ts',
  K641: 'formats/site/reading-site.slow.test.ts',
  K701: 'commands/build.slow.test.ts',
  K702: 'commands/build-collection.slow.test.ts',
  K703: 'commands/build-collection.slow.test.ts',
  K801: 'proof/verify.slow.test.ts',
  K802: 'proof/verify.slow.test.ts',
  K803: 'proof/verify.slow.test.ts',
  K804: 'proof/verify.slow.test.ts',
  K821: 'formats/pdf/structure-tree.slow.test.ts',
  K822: 'formats/pdf/structure-tree.slow.test.ts',
  K823: 'commands/verify.slow.test.ts',
  K824: 'commands/verify.slow.test.ts',
  K825: 'commands/verify.slow.test.ts',
  K826: 'commands/verify.slow.test.ts',
  K831: 'validators/validators.slow.test.ts',
  K832: 'validators/validators.slow.test.ts',
  K811: 'proof/measure-typography.test.ts',
  K812: 'proof/measure-typography.test.ts',
  K813: 'proof/measure-typography.test.ts',
  K901: 'cli/command.test.ts',
  K902: 'cli/command.test.ts',
  K906: 'preview/preview-server.slow.test.ts',
  K907: 'preview/watch-folders.test.ts',
  K908: 'preview/preview-server.slow.test.ts',
};
