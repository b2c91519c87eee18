/** Parts that most systems have, written for this project. The form of a line: see `practices`. */
export const components = `
API Gateway; API gateways; ~gateway
Audit Log; audit trail; audit logging
Background Jobs; job scheduler; job queue; cron jobs; cron job; task queue; batch processing; batch jobs
Command Line; command line interface; command-line interface; CLI; command-line
Configuration; ~config; config files; feature configuration
Dashboard; ~dashboards
Data Access Layer; ORM; object-relational mapping; persistence layer
Data Export; CSV export; Excel export; PDF export
Data Import; CSV import; bulk import
Documentation; ~docs; user guide; release notes; API documentation; javadoc
Drag and Drop; drag-and-drop
Email Delivery; e-mail notifications; email notifications; SMTP; mail server
File Upload; file uploads; attachments upload; file storage
Form Validation; input validation
Installer; installation wizard; setup wizard
Load Balancer; load balancers; reverse proxy
Login; sign-in; sign in page; login page; password reset; user registration
Memory Management; garbage collection; garbage collector; memory leak; memory leaks; out of memory; OutOfMemoryError
Notifications; push notifications; push notification
Packaging; build scripts; build system; build tools
Pagination; infinite scroll; infinite scrolling
Plugins; plugin system; plug-ins; extension points
Rate Limiting; throttling; back pressure
Rich Text Editor; WYSIWYG; WYSIWYG editor; code editor
REST API; REST APIs; RESTful APIs; RESTful API; REST endpoint; REST endpoints; RESTful; RESTful web services; RESTful services; =REST; REST services
Scheduler; ~scheduling; cluster scheduler
Search; search index; ~indexing; search results; autocomplete; faceted search
Serialization; deserialization; serialisation; marshalling
Session Management; session handling; session timeout; cookies
Settings Page; user preferences; user settings; admin console; admin panel
SDK; client library; client libraries
Single-Page Application; single page application; single-page applications; SPA; progressive web app; PWA
Sync Engine; data synchronization; data replication; replication
Templates; template engine; templating
Thread Pool; thread pools; deadlock; deadlocks; race condition; race conditions
Time Zones; time zone; timezone; timezones; daylight saving
Transactions; transaction management; distributed transactions; two-phase commit
User Management; user administration; user accounts; user roles
Webhooks; webhook
Workflow Engine; workflow management; BPM; BPMN; business process management
`;
