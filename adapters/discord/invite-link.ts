/**
 * Where a bot is invited: to a server, and to a person's own account. It asks for no rights in a server, because
 * it writes in direct messages alone and answers commands only for whoever gave them.
 *
 * @throws {RangeError} when the token is none: its first part holds the application's id.
 */
export function inviteLinks(token: string): { readonly server: string; readonly person: string } {
  const application = Buffer.from(token.split(".")[0] ?? "", "base64url").toString("utf8");
  if (!/^\d{1,20}$/u.test(application))
    throw new RangeError("the token does not begin with an application's id");
  const link = (query: Readonly<Record<string, string>>): string =>
    `https://discord.com/oauth2/authorize?${new URLSearchParams({ client_id: application, ...query }).toString()}`;
  return {
    server: link({ integration_type: "0", permissions: "0", scope: "bot applications.commands" }),
    person: link({ integration_type: "1", scope: "applications.commands" }),
  };
}
