// Passkeys: hands the server's options to the browser and the browser's answer back, in hidden fields of plain forms.
// Forms carry data-passkey: "create" adds one, "confirm" uses one of a known person, "sign-in" any.

type Wire = Record<string, unknown>;

function toBytes(text: string): ArrayBuffer {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}

function toText(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function keysOf(list: unknown): PublicKeyCredentialDescriptor[] {
  return ((list ?? []) as Wire[]).map(
    (one) => ({ ...one, id: toBytes(one.id as string) }) as unknown as PublicKeyCredentialDescriptor,
  );
}

async function create(options: Wire): Promise<Wire> {
  const given = options.publicKey as Wire;
  const user = given.user as Wire;
  const publicKey = {
    ...given,
    challenge: toBytes(given.challenge as string),
    user: { ...user, id: toBytes(user.id as string) },
    excludeCredentials: keysOf(given.excludeCredentials),
    // It is to sign in by itself: kept on the device, behind the device's lock.
    authenticatorSelection: {
      ...(given.authenticatorSelection as object),
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...outside(made),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function get(options: Wire): Promise<Wire> {
  const given = options.publicKey as Wire;
  const publicKey = {
    ...given,
    challenge: toBytes(given.challenge as string),
    allowCredentials: keysOf(given.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
  const found = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    ...outside(found),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : null,
    },
  };
}

function outside(credential: PublicKeyCredential): Wire {
  return {
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsFor(form: HTMLFormElement): Promise<Wire> {
  if (form.dataset.passkey === "sign-in") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return (await answer.json()) as Wire;
  }
  return JSON.parse(document.getElementById("passkey-options")?.textContent ?? "{}") as Wire;
}

async function answer(form: HTMLFormElement): Promise<void> {
  const trouble = form.querySelector<HTMLElement>("[data-passkey-trouble]");
  if (trouble) trouble.hidden = true;
  try {
    const options = await optionsFor(form);
    const credential =
      form.dataset.passkey === "create"
        ? await create(options.creation_options as Wire)
        : await get(options.request_options as Wire);
    (form.elements.namedItem("credential") as HTMLInputElement).value = JSON.stringify(credential);
    form.submit();
  } catch {
    if (trouble) trouble.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer(form);
    });
  }
}
