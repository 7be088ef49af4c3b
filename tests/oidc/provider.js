// A real OpenID Connect provider on 127.0.0.1: node provider.js PORT CLIENT_ADDRESS [SECONDS]
// CLIENT_ADDRESS: the dashboard's; SECONDS: how long its tokens hold. It says "ready" once it answers.
//
// Who logs in is chosen without a browser: POST /as/NAME, and from then on every login that has to ask is NAME's.
// POST /rotate: from then on it signs with another key, which its JWKS names instead of the old one.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import Provider, { interactionPolicy } from 'oidc-provider';

const [port, client, seconds = '300'] = process.argv.slice(2);
const issuer = `http://localhost:${port}`; // to a browser another site than the dashboard

const account = (name, groups, more = {}) => ({
  sub: `sub-${name}`, name, groups, email: `${name.toLowerCase()}@example.dk`, email_verified: true, ...more,
});
const ACCOUNTS = Object.fromEntries([
  account('Anna', ['eu-administrators', 'canteen']),
  account('Erik', ['eu-editors']),
  account('Rosa', ['eu-readers']),
  account('Solo', 'eu-readers'), // one group, not in a list
  account('Nils', ['canteen']),
  account('Chief', []), // administrator by the address in the settings
  account('Fake', [], { email: 'chief@example.dk', email_verified: false }),
].map((each) => [each.sub, each]));

let names = 0;
function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  names += 1;
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${names}`, alg: 'RS256', use: 'sig' };
}

function provider() {
  const made = new Provider(issuer, {
    clients: [{
      client_id: 'dashboard',
      client_secret: 'a secret: 100% of it+more', // has to be encoded in the header
      redirect_uris: [`${client}/login/return`],
      post_logout_redirect_uris: [`${client}/login`],
    }],
    jwks: { keys: [key()] },
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email', 'email_verified'] },
    scopes: ['openid', 'profile', 'email'],
    pkce: { required: () => true },
    ttl: { IdToken: Number(seconds), AccessToken: Number(seconds), AuthorizationCode: 60, Interaction: 600, Session: 3600, Grant: 3600 },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}`, policy: interactionPolicy.base() },
    findAccount: (ctx, sub) => ACCOUNTS[sub] && { accountId: sub, claims: () => ACCOUNTS[sub] },
    async loadExistingGrant(ctx) { // nobody is asked for consent
      const known = ctx.oidc.session.grantIdFor(ctx.oidc.client.clientId);
      if (known) return ctx.oidc.provider.Grant.find(known);
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  return { made, answer: made.callback() };
}

let who = 'Anna';
let current = provider();

createServer(async (request, response) => {
  if (request.method === 'POST' && request.url.startsWith('/as/')) {
    who = request.url.slice(4);
    response.end(who);
  } else if (request.method === 'POST' && request.url === '/rotate') {
    current = provider(); // keeps nothing: logins under way end too
    response.end('rotated');
  } else if (request.url.startsWith('/interaction/')) {
    const result = who === 'nobody' ? { error: 'access_denied' } : { login: { accountId: `sub-${who}` } };
    await current.made.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } else {
    current.answer(request, response);
  }
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
