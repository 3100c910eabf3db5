-- An import finds its step by the request of its job.
create index platform_change_set_request on platform_change_set (org_id, request_id);
