/**
 * Ways of working, written for this project. A line is a skill: its name, then its other names. A name in capitals
 * counts as written only; `~` before a name marks an everyday word, which counts only where the text around it
 * speaks for the skill.
 */
export const practices = `
Accessibility; a11y; WCAG; web accessibility; ARIA
Acceptance Testing; acceptance tests; user acceptance testing; UAT
Agile; agile methodology; agile methodologies; agile development; agile software development; agile practices; agile principles
API Design; REST API design; API development; API first
API Testing; API tests
A/B Testing; split testing; experimentation
Backup and Recovery; disaster recovery; =DR; disaster-recovery; backups
Behaviour-Driven Development; behavior-driven development; behavior driven development; BDD
Business Analysis; requirements analysis; requirements engineering; requirements gathering
Caching; cache invalidation; distributed caching
Capacity Planning
Change Management
Chaos Engineering
Clean Architecture; hexagonal architecture; onion architecture
Clean Code; clean coding; coding standards
Code Review; code reviews; peer review; peer reviews; pull requests
Concurrency; multithreading; multi-threading; multi-threaded; parallel programming; concurrent programming; parallel computing
Configuration Management
Containerization; containerisation; containers; container technologies; container orchestration
Continuous Delivery; continuous deployment; =CD
Continuous Integration; CI; CI/CD; CICD; CI / CD; CI-CD; build pipelines; continuous-integration; deployment pipelines
Data Analysis; data analytics; analytics
Data Governance; data quality; master data management
Data Migration; schema migration; database migrations; database migration
Data Modelling; data modeling; data model design; data models
Data Structures; data structures and algorithms; algorithms
Data Visualization; data visualisation
Debugging; troubleshooting; root cause analysis
Dependency Injection; inversion of control; IoC; =DI
Design Patterns; software design patterns; OO design patterns
Design Systems; design system
DevOps; dev-ops; DevOps practices
DevSecOps
Distributed Systems; distributed computing
Domain-Driven Design; domain driven design; DDD
End-to-End Testing; end-to-end tests; e2e testing; e2e tests; e2e
Error Handling
Event-Driven Architecture; event driven architecture; event-driven; event sourcing; CQRS
Exploratory Testing
Extreme Programming
Feature Flags; feature toggles
Functional Programming; =FP
GitOps
High Availability; high-availability; fault tolerance; failover
Incident Management; incident response; on-call
Infrastructure as Code; infrastructure-as-code; IaC; infrastructure automation
Integration Testing; integration tests
Internationalization; internationalisation; i18n; localization; localisation; l10n
ITIL; IT service management; ITSM
Kanban
~Lean; lean methodology; lean startup; lean manufacturing
Load Balancing
Load Testing; stress testing; load tests
Localization Testing
Logging; log management; structured logging
Manual Testing; manual tests
Microservices; microservice; micro-services; micro services; microservice architecture; microservices architecture
~Migration; ~migrations; cloud migration; cloud adoption
Monitoring; application monitoring; observability; tracing; distributed tracing; alerting
Object-Oriented Programming; object oriented programming; OOP; object-oriented design; OOD; object oriented design; =OO; object-oriented
Pair Programming; pair-programming; mob programming
Penetration Testing; pentesting; ethical hacking
Performance Optimization; performance optimisation; performance tuning; query optimization; query tuning
Performance Testing; performance tests; benchmarking
Product Management; product owner; product ownership; product development
Project Management; PRINCE2; PMP; program management
Prototyping; rapid prototyping; wireframing; wireframes
Quality Assurance; QA; quality control; software quality
Reactive Programming; reactive systems; reactive streams
Refactoring
Regression Testing; regression tests
Release Management; release engineering
Responsive Design; responsive web design; mobile first
=SAFe; scaled agile; scaled agile framework
Scalability; scaling; horizontal scaling; autoscaling; auto-scaling
Scrum; scrum master
Security Testing; vulnerability scanning; vulnerability management; threat modelling; threat modeling; static code analysis
Secure Coding; application security; OWASP; OWASP Top 10
Serverless; serverless architecture; FaaS
Service-Oriented Architecture; service oriented architecture; SOA
Site Reliability Engineering; SRE; site reliability
Software Architecture; system architecture; solution architecture; solutions architecture; enterprise architecture; application architecture; cloud architecture; software design; system design; architecture design
Software Development; software engineering; software development life cycle; software development lifecycle; SDLC; application development
=SOLID; SOLID principles
Static Analysis; linting
Stream Processing; data streaming; event streaming; real-time processing
Technical Writing; technical documentation
Test Automation; automated testing; automated tests; automation testing; test frameworks; testing frameworks
Test-Driven Development; test driven development; TDD
Threat Analysis; risk assessment; risk analysis
UML; unified modeling language
Unit Testing; unit tests
Usability; usability testing; user testing
User Experience; UX; UX design; user experience design; user research; UX/UI; interaction design
User Interface Design; UI; UI design; UI/UX; GUI design; visual design
User Stories; story mapping
Version Control; source control; version control systems; VCS
Virtualization; virtualisation; virtual machines; hypervisors
~Waterfall
`;
