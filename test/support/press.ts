/**
 * The press as tests know it. In: a folder of titles. Out: a project with the press's own templates and styles.
 *
 *     prepareEdition(projectAt('/tmp/source'), 'treaty')
 */
import { dirname } from 'node:path';
import { openProject, type Project, pressRoot } from '../../scripts/project/project.ts';

/** Folder of the press: its templates, styles, tests and packages. */
export const pressFolder = pressRoot();

/** The press's own project: its titles, templates and styles. */
export const pressProject = openProject({ folder: pressFolder });

/** The project of a folder of titles. */
export const projectAt = (source: string): Project => openProject({ folder: dirname(source), source });
