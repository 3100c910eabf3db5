import type pg from 'pg';

// Roles belong to the cluster, not to the database: they may be there already, and another node or another
// database may be making them at this moment.
const ensure = (role: string): string => `
do $$
begin
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user)
    and not pg_has_role(current_user, '${role}', case when current_setting('server_version_num')::int >= 160000
      then 'set' else 'member' end) then
    execute format('grant ${role} to %I', current_user);
  end if;
exception when duplicate_object or unique_violation then null;
end $$;`;

/** Makes the two roles every transaction runs under, and the right of the login role to become them. */
export const ensureRoles = async (client: pg.ClientBase): Promise<void> => {
  for (const role of ['chartroom_app', 'chartroom_system']) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(ensure(role));
        break;
      } catch (error) {
        // "tuple concurrently updated": another database of the cluster grants the same role at this moment.
        if (attempt === 5 || !(error instanceof Error && error.message.includes('concurrently'))) throw error;
      }
    }
  }
};
