/** Where tests are kept in more than one language. */
import type { Framework } from './language.ts';

/** Folders of code, beside which stands one of tests. */
export const SOURCE_FOLDERS = ['src', 'lib', 'app'];

/** Maven and Gradle lay a project out alike. */
export function listJvmFrameworks(language: string, ending: string): readonly Framework[] {
  return MANIFESTS.map(manifest => ({
    name: 'JUnit',
    manifest,
    place: {
      from: [`src/main/${language}`],
      to: `{root}/src/test/${language}/{rest}/{name}Test.${ending}`,
    },
  }));
}

const MANIFESTS = [
  { file: 'pom.xml', says: /junit/ },
  { file: 'build.gradle', says: /junit|useJUnitPlatform/i },
  { file: 'build.gradle.kts', says: /junit|useJUnitPlatform|kotlin\("test"\)/i },
];
