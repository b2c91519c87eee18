/** Words of the roles on the whole site. */
export const catalog = {
  note: 'Where nobody is named, Jira’s permissions decide. A role never goes beyond Jira: whoever may not change a work item by hand changes none here. What a space grants goes before what the site grants; whoever administers the Jira site is an admin in any case.',
} as const;
