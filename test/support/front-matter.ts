/**
 * Front matter for tests. In: a language, registers. Out: what stands before the body of a text that has all its
 * fields.
 */

/** Front matter with the lines that enclose it. `registers` is written as YAML writes a list. */
export const frontMatter = (language: string, registers = '[]'): string => `---
title: [T]
short-title: T
kind: K
parties: [P]
adopted: { date: 2022-02-04, place: P }
source: { name: S, date: 2022-02-04, provenance: P }
edition: { number: 1, date: 2022-03-01 }
language: ${language}
description: D
registers: ${registers}
---
`;
