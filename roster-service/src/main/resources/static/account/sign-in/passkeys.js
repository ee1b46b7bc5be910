// Passkeys (WebAuthn Level 3): signing in with one, and adding one. Without this script the link by mail is there.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

async function post(path, guard, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': guard },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return answer.json();
}

const withBytes = (descriptors = []) => descriptors.map((one) => ({ ...one, id: toBytes(one.id) }));

async function signIn(guard) {
  const options = await post('/webauthn/authenticate/options', guard);
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: withBytes(options.allowCredentials),
    },
  });
  const response = credential.response;
  const answer = await post('/login/webauthn', guard, {
    id: credential.id,
    rawId: toText(credential.rawId),
    response: {
      authenticatorData: toText(response.authenticatorData),
      clientDataJSON: toText(response.clientDataJSON),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : undefined,
    },
    credType: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
  });
  location.assign(answer.redirectUrl === '/' ? '/sign-in' : answer.redirectUrl);
}

async function add(guard, label) {
  const options = await post('/webauthn/register/options', guard);
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      // What the device shows: the name that the person chose, not the id that the service knows them by.
      user: { ...options.user, id: toBytes(options.user.id), name: options.user.displayName },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
  const response = credential.response;
  await post('/webauthn/register', guard, {
    publicKey: {
      credential: {
        id: credential.id,
        rawId: toText(credential.rawId),
        response: {
          attestationObject: toText(response.attestationObject),
          clientDataJSON: toText(response.clientDataJSON),
          transports: response.getTransports ? response.getTransports() : [],
        },
        type: credential.type,
        clientExtensionResults: credential.getClientExtensionResults(),
        authenticatorAttachment: credential.authenticatorAttachment,
      },
      label,
    },
  });
  location.assign('/account/passkeys');
}

function offer(form, action) {
  const failed = form.querySelector('[role=alert]');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      await action(new FormData(form));
    } catch (refused) {
      failed.hidden = false;
      console.info('No passkey:', refused.name, refused.message);
    }
  });
}

if (window.PublicKeyCredential) {
  const signingIn = document.querySelector('#passkey-sign-in');
  if (signingIn) {
    offer(signingIn, (form) => signIn(form.get('_csrf')));
  }
  const adding = document.querySelector('#passkey-add');
  if (adding) {
    offer(adding, (form) => add(form.get('_csrf'), form.get('label')));
    document.querySelector('#passkey-none').hidden = true;
  }
}
