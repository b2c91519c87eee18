/** Fields of knowledge and of business, written for this project. The form of a line: see `practices`. */
export const domains = `
Accounting; bookkeeping; general ledger
Advertising; AdTech; ad tech; programmatic advertising; online advertising
Aerospace; avionics
Artificial Intelligence; AI; generative AI; AI/ML
Asset Management; wealth management; investment management
Augmented Reality; =AR; virtual reality; =VR; mixed reality
Authentication; single sign-on; single sign on; SSO; multi-factor authentication; MFA; 2FA; login security
Authorization; authorisation; access control; role-based access control; RBAC; permissions management; access management
Automotive; AUTOSAR; connected cars
Banking; investment banking; retail banking; core banking; online banking
Big Data; big-data; large datasets
Billing; invoicing; subscription billing
Bioinformatics; genomics
Blockchain; distributed ledger; smart contracts; cryptocurrency; crypto; DeFi
Business Intelligence; BI; reporting
Cloud Computing; cloud; cloud technologies; cloud infrastructure; cloud services; cloud platforms; public cloud; cloud native; cloud-native; cloud-based
Compilers; compiler design; interpreters
Compliance; regulatory compliance; regulatory reporting; SOX
Computer Graphics; 3D graphics; rendering; ray tracing; shaders
Computer Science; CS degree; computer engineering
Computer Vision; image processing; image recognition; object detection; OCR
Consulting; IT consulting; technology consulting
Content Management; content management system; content management systems; CMS; digital asset management
Cryptography; encryption; PKI; public key infrastructure; key management
Customer Relationship Management; CRM; CRM systems
Cybersecurity; cyber security; information security; infosec; IT security; network security; cloud security; data security
Data Engineering; data pipelines; data pipeline; ETL; ELT; data integration
Data Privacy; data protection; GDPR; privacy
Data Science; data mining; predictive analytics; predictive modelling
Data Warehousing; data warehouse; data warehouses; data lake; data lakes; OLAP; star schema
Database Administration; DBA; database design; databases; relational databases; relational database; RDBMS; SQL databases; NoSQL; NoSQL databases; database systems
Deep Learning; neural networks; neural network; CNN; RNN; transformers
Desktop Development; desktop applications
E-Commerce; ecommerce; online shops; online retail; shopping cart; checkout
Education; e-learning; edtech; online learning
Embedded Systems; embedded software; embedded; firmware; RTOS; microcontrollers; bare metal
Energy; renewable energy; smart grid; oil and gas
Enterprise Resource Planning; ERP; ERP systems
Finance; financial services; fintech; financial markets; capital markets; trading systems
Front-End Development; frontend; front-end; front end; frontend development; web frontend; client-side
Back-End Development; backend; back-end; back end; backend development; server-side; server side
Full-Stack Development; full-stack; full stack; fullstack
Fraud Detection; anti-money laundering; AML; KYC
Game Development; ~games; gaming; video games; game engines
Geographic Information Systems; GIS; geospatial; mapping services
Healthcare; health care; digital health; medical devices; HL7; FHIR; DICOM; life sciences; pharmaceuticals
High-Performance Computing; HPC; GPU programming; GPU computing
Hospitality; ~travel
Human Resources; HRIS; payroll; recruiting; talent acquisition
Identity Management; IAM; identity and access management; identity provider
Information Retrieval; search engines; full-text search; relevance ranking; recommender systems; recommendation systems
Information Technology; =IT; information systems
Insurance; insurtech; underwriting
Internet of Things; IoT; smart home; edge computing
Linguistics; translation
Logistics; supply chain; supply chain management; shipping; warehouse management
Machine Learning; ML; machine-learning; statistical modelling; statistical modeling; reinforcement learning; MLOps
Manufacturing; industrial automation; industry 4.0; PLC; SCADA
Marketing; digital marketing; marketing automation; SEO; search engine optimization; SEM; email marketing; content marketing
Mathematics; linear algebra; calculus; numerical analysis; discrete mathematics
Media; video streaming; broadcasting; audio processing; video encoding
Messaging; message queues; message brokers; message broker; message-oriented middleware; messaging systems; publish-subscribe; pub/sub
Mobile Development; mobile applications; mobile apps; mobile app development; mobile
Natural Language Processing; NLP; text mining; speech recognition; chatbots; large language models; LLM; LLMs
Networking; computer networks; network protocols; network engineering; SDN; routing protocols; network administration
Operating Systems; operating system; kernel development; device drivers
Operations Research; mathematical optimization; scheduling algorithms
Payments; payment processing; payment gateway; payment systems; card payments; SEPA
Physics
Public Sector; government; e-government
Real Estate; proptech
Retail; point of sale; =POS
Robotics; autonomous driving; control systems
Sales; inside sales; sales operations
Signal Processing; digital signal processing; DSP
Social Media; social networks
Software as a Service; SaaS; PaaS; IaaS; platform as a service; infrastructure as a service
Sports; sports betting; gambling
Statistics; statistical analysis; probability
System Administration; systems administration; sysadmin; system engineering; systems engineering; server administration; Linux administration
Systems Integration; system integration; enterprise application integration; enterprise integration patterns; EAI; middleware
Telecommunications; telecom; telco; VoIP; 5G; LTE
Web Development; web applications; web application development; web technologies; web technology; web apps; web services; web-services; webservices; web-based
`;
