// A form with data-passkey asks the device for a passkey before it is sent.
// Without this script, or on a device that knows none, such a form stays hidden.
(() => {
  if (!window.PublicKeyCredential || !window.webauthnJSON) return;

  const options = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const ask = async (form) => {
    const asked = await options(form);
    if (!asked.creation_options) return window.webauthnJSON.get(asked.request_options);
    const how = asked.creation_options.publicKey.authenticatorSelection;
    how.residentKey = how.userVerification = "required";
    how.requireResidentKey = true;
    return window.webauthnJSON.create(asked.creation_options);
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const status = form.querySelector("[role=status]");
      status.textContent = "";
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        status.textContent = form.dataset.passkey;
      }
    });
  }
})();
