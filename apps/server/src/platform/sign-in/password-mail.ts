/** What a link to set a password is sent for. */
export type PasswordPurpose = 'invitation' | 'reset';

interface Names {
  readonly organisation: string;
  readonly person: string;
}

interface MailText {
  readonly subject: string;
  readonly text: string;
}

const english: Readonly<Record<PasswordPurpose, (names: Names) => MailText>> = {
  invitation: ({ organisation, person }) => ({
    subject: `Your account at ${organisation}`,
    text: `Hello ${person},

you have been given an account in Chartroom, where ${organisation} keeps its projects.
Choose a password here, within seven days:

{link}

The link works once. If you did not expect this mail, ignore it.
`,
  }),
  reset: ({ organisation, person }) => ({
    subject: 'Set a new password',
    text: `Hello ${person},

somebody, hopefully you, asked for a new password in Chartroom for ${organisation}.
Set it here, within an hour:

{link}

The link works once. If it was not you, ignore this mail: your password stays as it is.
`,
  }),
};

const german: typeof english = {
  invitation: ({ organisation, person }) => ({
    subject: `Ihr Zugang zu ${organisation}`,
    text: `Guten Tag ${person},

Sie haben einen Zugang zu Chartroom erhalten, wo ${organisation} die Projekte führt.
Wählen Sie hier innerhalb von sieben Tagen ein Passwort:

{link}

Der Link gilt einmal. Wenn Sie diese Nachricht nicht erwartet haben, ist nichts zu tun.
`,
  }),
  reset: ({ organisation, person }) => ({
    subject: 'Neues Passwort setzen',
    text: `Guten Tag ${person},

jemand, hoffentlich Sie, hat für Chartroom bei ${organisation} ein neues Passwort verlangt.
Setzen Sie es hier innerhalb einer Stunde:

{link}

Der Link gilt einmal. Wenn Sie das nicht waren, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.
`,
  }),
};

/** The mail with a link to set a password, in the organisation's language. */
export const passwordMail = (
  purpose: PasswordPurpose,
  { locale, ...names }: Names & { readonly locale: string },
): MailText => (locale.startsWith('de') ? german : english)[purpose](names);
