/** The settings in `package.json`: their groups, and which of them an untrusted workspace may not set. */
import {
  type Schema,
  SETTING_GROUPS,
  SETTINGS,
  type Setting,
} from '../src/protocol/settings/index.ts';

/** The manifest with the settings of now. */
export function renderManifest(text: string): string {
  const manifest = JSON.parse(text);
  manifest.contributes.configuration = buildConfiguration();
  manifest.capabilities.untrustedWorkspaces.restrictedConfigurations = listRestricted();
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function buildConfiguration() {
  return Object.entries(SETTING_GROUPS).map(([title, rows], at) => {
    const properties = Object.entries<Setting>(rows).map(([id, setting], place) => [
      `locallama.${id}`,
      buildProperty(setting, place),
    ]);
    return { title, order: at + 1, properties: Object.fromEntries(properties) };
  });
}

function buildProperty(setting: Setting, place: number) {
  return {
    ...buildJsonSchema(setting.schema),
    default: setting.default,
    // What a workspace may not set, it shall not even seem to.
    // What may be set for a folder counts for that folder.
    scope: setting.workspace === 'never' ? 'application' : 'resource',
    order: place + 1,
    markdownDescription: setting.about,
  };
}

/** Of our words only those that the editor knows. */
function buildJsonSchema(schema: Schema): object {
  switch (schema.type) {
    case 'array': {
      const { items, emptyIsAll: _, ...rest } = schema;
      return { ...rest, items: buildJsonSchema(items) };
    }
    case 'object':
      return { ...schema, additionalProperties: false, properties: buildProperties(schema) };
    case 'string':
      return schema.format ? buildAddress(schema) : schema;
    case 'boolean':
      return schema;
    default: {
      const { unit: _, ...rest } = schema;
      return rest;
    }
  }
}

function buildProperties({ properties }: Extract<Schema, { type: 'object' }>) {
  const built = Object.entries(properties).map(([name, { inEditor, ...property }]) => [
    name,
    { ...buildJsonSchema(property), ...inEditor },
  ]);
  return Object.fromEntries(built);
}

function buildAddress(schema: Extract<Schema, { type: 'string' }>) {
  const { format: _, mayBeOff, ...rest } = schema;
  const off = mayBeOff ? '^off$|' : '';
  const words = mayBeOff ? 'off, or nothing' : 'or nothing';
  return {
    ...rest,
    pattern: `^$|${off}^https?://.+`,
    patternErrorMessage: `An address that begins with http:// or https://, ${words}.`,
  };
}

/** All but those with which any workspace can only make things stricter. */
function listRestricted(): readonly string[] {
  return Object.entries(SETTINGS)
    .filter(([, { workspace }]) => workspace !== 'tighten')
    .map(([id]) => `locallama.${id}`);
}
