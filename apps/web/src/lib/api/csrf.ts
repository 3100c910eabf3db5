let token: string | null = null;

/** The session's token against forged requests; the server gives it with the session. */
export const rememberCsrf = (given: string | null): void => {
  token = given;
};

export const csrf = (): string | null => token;
