/** Tokens as their makers form them, bare in a call; and what only looks like one. */
import assert from 'node:assert/strict';
import { findSecret } from '../../../../src/core/decision-engine/rules/findSecret.ts';

const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const LARGE = SMALL.toUpperCase();
const DIGITS = '0123456789';
const SIGNS = {
  /** Hexadecimal, small, capital, letters, all, and all with the signs of an address. */
  h: `${DIGITS}abcdef`,
  s: SMALL + DIGITS,
  c: LARGE + DIGITS,
  l: SMALL + LARGE,
  a: SMALL + LARGE + DIGITS,
  u: `${SMALL}${LARGE}${DIGITS}_-`,
} as const;

/** Drawn here, so that no scanner takes this file for a leak: `nfp_<a36>` has 36 of all signs. */
function draw(form: string, seed: number): string {
  let state = Math.imul(seed, 2_654_435_761) + form.length;
  const next = (signs: string) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return signs[((mixed ^ (mixed >>> 14)) >>> 0) % signs.length];
  };
  return form.replace(/<([hsclau])(\d+)>/g, (_, kind: keyof typeof SIGNS, count) =>
    Array.from({ length: Number(count) }, () => next(SIGNS[kind])).join(''),
  );
}

const UUID = '<h8>-<h4>-<h4>-<h4>-<h12>';
const FORMS = [
  ...[
    'pscale_pw_<u43>',
    'pscale_tkn_<u43>',
    'nfp_<a36>',
    'figd_<u40>',
    'glc_eyJ<a80>',
    'ddp_<a36>',
  ],
  ...['glsa_<a32>_<h8>', 'ntn_12345678901<a35>', 'tskey-auth-k<a12>CNTRL-<a32>', 'vcp_<a56>'],
  ...[
    'dp.pt.<a43>',
    'dp.st.prd.<a43>',
    'sbp_<h40>',
    'sb_secret_<u31>',
    'rubygems_<h48>',
    'hf_<l34>',
  ],
  ...[
    'PMAK-<h24>-<h34>',
    'NRAK-<c27>',
    'lin_oauth_<h64>',
    'lin_api_<a40>',
    'pul-<h40>',
    'SG.<u22>.<u43>',
  ],
  ...[
    'sntrys_eyJ<a90>',
    'sntryu_<h64>',
    'shippo_live_<h40>',
    'shpat_<h32>',
    'sq0csp-<u43>',
    'dapi<h32>',
  ],
  ...['xkeysib-<h64>-<a16>', 'key-<h32>', '<h32>-us12', 'ATCTT3<u186>', 'ATBB<a32>', 'glft-<u20>'],
  ...[
    'gloas-<h64>',
    'GR1348941<u20>',
    'LTAI<a20>',
    'DO00A1<c14>',
    'dt0c01.<c24>.<c64>',
    'EZAK<a54>',
  ],
  ...['HRKU-AA<u58>', '<a14>.atlasv1.<u64>', 'fm2_<a180>', 'doo_v1_<h64>', 'duffel_live_<u43>'],
  ...[
    'nvapi-<u64>',
    'csk-<s48>',
    'tvly-<a32>',
    'tgp_v1_<u43>',
    `sk-lf-${UUID}`,
    'lsv2_pt_<h32>_<h10>',
  ],
  ...['rnd_<a27>7', 're_<a8>_<a24>', 'wandb_v1_<a24>_<a40>', 'pcsk_<a6>_<a62>', `sdk-${UUID}`],
  ...[
    `access-production-${UUID}`,
    'bkua_<h40>',
    'CCIPAT_<a22>_<h40>',
    'squ_<h40>',
    'sgp_<h16>_<h40>',
  ],
  ...['oy2<s43>', 'cio<a32>', 'CLOJARS_<s60>', 'AKCp<a69>', 'pat<a14>.<h64>', 'rdme_<s70>'],
  ...['secret_<a43>', 'phx_<a43>', 'sk_test_<a24>', 'A3-<c6>-<c11>-<c5>-<c5>-<c5>', 'sha256~<u43>'],
  ...['AKIA<c16>', 'ABSK<a128>', 'xoxe.xoxp-1-<a163>', 'MTE<a21>.G<a5>.<u38>', 'hvb.<u140>'],
  // Nobody's: what was drawn shows by itself, whoever begins so tomorrow.
  ...['newco_<a36>', 'acme_prod_<a40>', 'ZZZ-key-<u48>'],
];

suite('tokens, bare in a call', () => {
  for (const form of FORMS) {
    test(form, () => {
      for (let seed = 1; seed <= 20; seed += 1) {
        const text = `client.connect("${draw(form, seed)}");`;
        assert.ok(findSecret([text], []), text);
      }
    });
  }

  test('a remark of a linter opens nothing', () => {
    const text = `// secretlint-disable\nconnect("${draw('figd_<u40>', 1)}");`;
    assert.ok(findSecret([text], []));
  });
});

suite('no tokens', () => {
  for (const [what, form] of [
    ['a placeholder', `pscale_pw_${'x'.repeat(43)}`],
    ['a placeholder in words', 'figd_your-personal-access-token-goes-here-0001'],
    ['a placeholder with dots', 'nfp_...'],
    ['a commit', 'git show <h40>'],
    ['a checksum', '"integrity": "sha512-<a86>=="'],
    ['a checksum with its name', 'md5-<h32>, sha1-<h40>, sha256:<h64>'],
    ['a UUID', `{"id": "${UUID}"}`],
    ['an id of an answer', '{"id": "chatcmpl-<a29>", "file": "file-<a24>", "thread_<a24>"}'],
    ['an id of a payment', 'pi_<a24> cus_<a14> price_<a24>'],
    ['a chunk of a bundle', 'import "./chunk-<c8>.js"; import("./main-<h20>.mjs")'],
    ['a name with digits', 'const require_encodingParams_o200k_base_v2_internal_helper = 1;'],
    ['a name of a test', 'test_that_utf8_and_utf16_are_read_as_iso_8859_1_where_told'],
    ['a class of a style sheet', '.Button_primary__x3K9f.Layout_sidebarContent__2Fh1q {}'],
    ['zeros in base64', `EAAA${'A'.repeat(50)}Q8A${'A'.repeat(20)}`],
  ] as const) {
    test(what, () => {
      for (let seed = 1; seed <= 20; seed += 1) {
        assert.equal(findSecret([draw(form, seed)], []), undefined, draw(form, seed));
      }
    });
  }
});
