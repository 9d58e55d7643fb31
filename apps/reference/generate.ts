// npm run docs:api: writes docs/api, a page for every entry of every package, from its types and their docstrings.
// TypeDoc needs the compiler's JavaScript interface, which TypeScript 7 does not have yet, so this app has its own
// TypeScript.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  Application,
  Converter,
  type DeclarationReflection,
  IntrinsicType,
  ReflectionKind,
  TSConfigReader,
} from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';
import { rulesPage } from './rulesPage.ts';

const root = join(import.meta.dirname, '../..');

interface Entry {
  /** Name of its page: `react-camera` for `@ktp-ocr/react/camera`. */
  readonly name: string;
  readonly package: string;
  readonly file: string;
}

function entriesOf(folder: string): Entry[] {
  const at = join(root, 'packages', folder);
  const { exports } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly source: string }>>;
  };
  return Object.entries(exports).flatMap(([path, to]) =>
    typeof to === 'object' && /\.tsx?$/.test(to.source)
      ? [{ name: folder + path.slice(1).replace('/', '-'), package: `@ktp-ocr/${folder}`, file: join(at, to.source) }]
      : [],
  );
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'docs/api' } } });
const entries = readdirSync(join(root, 'packages')).flatMap(entriesOf);

const markdown: Partial<PluginOptions> = {
  outputFileStrategy: 'modules',
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  pageTitleTemplates: { module: ({ name }) => `@ktp-ocr/${name.replace('-', '/')}` },
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideSources: true, hideInherited: true, hideOverrides: true },
};

const app = await Application.bootstrapWithPlugins(
  {
    out: resolve(root, values.out),
    entryPoints: entries.map(({ file }) => file),
    tsconfig: join(root, 'tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    name: 'Reference',
    readme: 'none',
    disableSources: true,
    skipErrorChecking: true,
    cleanOutputDir: true,
    logLevel: 'Warn',
    validation: { notDocumented: true, notExported: false },
    packagesRequiringDocumentation: [...new Set(entries.map((entry) => entry.package))],
    requiredToBeDocumented: ['Class', 'Interface', 'TypeAlias', 'Variable', 'Function', 'Property'],
    ...markdown,
  },
  [new TSConfigReader()],
);
app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
  for (const [index, { name }] of entries.entries()) project.children![index]!.name = name;
  // Listing a member for every text on screen would fill most of the pages.
  for (const labels of project.getReflectionsByKind(ReflectionKind.Interface) as DeclarationReflection[])
    if (labels.name === 'KtpLabels') for (const text of [...labels.children!]) project.removeReflection(text);
  for (const table of project.getReflectionsByKind(ReflectionKind.Variable) as DeclarationReflection[])
    if (table.type?.type === 'reflection') {
      project.removeTypeReflections(table.type);
      table.type = new IntrinsicType('object');
    }
});
const project = await app.convert();
if (!project) process.exit(1);
app.validate(project);
if (app.logger.hasWarnings()) process.exitCode = 1;
await app.generateOutputs(project);
writeFileSync(resolve(root, values.out, 'rules.md'), rulesPage());
