/**
 * Products, libraries, standards and platforms, written for this project; `published` adds those of openly licensed
 * lists. The form of a line: see `practices`.
 */
export const technologies = `
.NET; dotnet; .NET Core; .NET Framework; .NET 6; C#/.NET; dot net; NET Core
Active Directory
ActiveMQ; Apache ActiveMQ
ADO.NET
Adobe Creative Suite; Adobe Creative Cloud
Adobe Illustrator
Adobe XD
Adyen
~Airflow; Apache Airflow
AJAX
Akka; Akka Streams
Amazon Athena; ~Athena
Amazon CloudWatch; CloudWatch
Amazon EC2; EC2
Amazon ECS; ECS
Amazon EKS; EKS
Amazon Kinesis; Kinesis
Amazon RDS; RDS
Amazon Redshift; Redshift
Amazon S3; S3
Amazon SNS; SNS
Amazon SQS; SQS
Amazon Web Services; AWS; amazon-web-services; AWS Cloud; AWS services; Amazon AWS; AWS cloud services
AMQP
Android; Android SDK; Android Studio
Angular; Angular 2; Angular 2+; Angular2; Angular 8
AngularJS; Angular.js; Angular JS
Ansible; Ansible Tower
~Ant; Apache Ant
Apache Avro; Avro
Apache Beam
Apache Camel; ~Camel
Apache CXF; CXF
Apache Flink; Flink
Apache Hadoop; Hadoop; Hadoop ecosystem
Apache HBase; HBase
Apache Hive; ~Hive; HiveQL; HiveServer2
Apache HTTP Server; Apache httpd; ~Apache; mod_rewrite
Apache Kafka; Kafka; Kafka Streams; Kafka Connect
Apache Lucene; Lucene
Apache Maven; Maven; mvn
Apache Mesos; Mesos; Mesosphere
Apache NiFi; NiFi
Apache Parquet; Parquet
Apache Pig
Apache Solr; Solr; SolrCloud
Apache Spark; ~Spark; PySpark; Spark SQL; Spark Streaming; SparkSQL
Apache Sqoop; Sqoop
Apache Storm
Apache Struts; Struts
Apache Thrift; ~Thrift
Apache Tomcat; Tomcat
Apache Wicket; ~Wicket
Apache YARN
Apache ZooKeeper; ZooKeeper; ~zookeepers
~Apollo; Apollo GraphQL
Appium
Arduino
ArgoCD; Argo CD
Artifactory; JFrog; JFrog Artifactory
~Asana
ASP.NET; ASP.NET Core; ASP.NET MVC; ASP.NET Web API; MVC.NET
~Aurora; Amazon Aurora
AutoCAD
AWS CDK
AWS CloudFormation; CloudFormation
AWS Fargate; Fargate
AWS Glue
AWS Lambda; ~Lambda; Lambdas; AWS lambdas
Azure Data Factory
Azure DevOps; VSTS; TFS; Azure Pipelines
Azure Functions
Azure; Microsoft Azure; MS Azure; Azure Cloud
~Babel
Backbone.js; backbonejs
~Bamboo; Atlassian Bamboo
Bazel
~BigQuery; Google BigQuery
Bitbucket
~Bootstrap; Twitter Bootstrap
Braintree
CakePHP
~Camunda
Cassandra; Apache Cassandra
~Celery
CentOS
~Chai
~Chef; Opscode Chef
CircleCI; Circle CI
~Cisco; CCNA; CCNP
Citrix
Clang
Cloud Foundry; Pivotal Cloud Foundry; PCF
Cloudera
CMake
CoAP
CodeIgniter
Confluence; Atlassian Confluence
~Consul; HashiCorp Consul
CORBA
Cordova; PhoneGap; Apache Cordova
Couchbase
CouchDB
~Cucumber; Gherkin; SpecFlow
CUDA
~Cypress; Cypress.io
D3.js; D3; d3js
Databricks
Datadog
~DB2; IBM DB2
Debian
DHCP
DirectX
~Django; Django REST framework
DNS
Docker; Docker Compose; docker-compose; Docker Swarm; Dockerfile
Dropwizard
Drupal
Dynamics 365; Microsoft Dynamics; Dynamics CRM
DynamoDB; Amazon DynamoDB
~Eclipse; Eclipse IDE; Eclipse RCP
EJB; EJB3; Enterprise JavaBeans
Elastic Stack; ELK; ELK stack
Elasticsearch; Elastic Search; OpenSearch
~Electron; ElectronJS
~Emacs
Ember.js; EmberJS
Entity Framework; EF Core; Entity Framework Core
Envoy; Envoy proxy
~Enzyme
~Excel; MS Excel; Microsoft Excel; VLOOKUP
~Express; Express.js; ExpressJS
FastAPI
~Figma
Filebeat
Firebase; Firestore
~Flask
~Flutter
Flyway
FreeBSD
FTP; SFTP
~Gatling
GCC
Git; git-flow; gitflow; Git Flow
GitHub
GitHub Actions
GitLab
GitLab CI; GitLab CI/CD; Gitlab-CI
GlassFish
Google Analytics; Google Tag Manager
Google Cloud Platform; GCP; Google Cloud; Google Compute Engine; google-cloud-platform
Google Kubernetes Engine; GKE
Gradle
Grafana
Grails
GraphQL
gRPC
~Grunt; Gruntfile
Guava
~Gulp
GWT; Google Web Toolkit
H2; H2 database
HAProxy
HashiCorp
HDFS
~Helm; Helm charts
Heroku
Hibernate; NHibernate
HTTP; HTTPS; HTTP/2
Hyper-V
~IBM MQ; WebSphere MQ; MQ Series
InDesign; Adobe InDesign
InfluxDB
~Informatica; PowerCenter
~IntelliJ; IntelliJ IDEA
~Ionic; Ionic Framework
iOS; iOS SDK; iPhone; iPad
IPsec
Istio; service mesh; Linkerd
J2EE; Java EE; JEE; JavaEE; Jakarta EE; Java/J2EE
~Jasmine
JAX-RS
JAX-WS
JBoss; WildFly; JBoss EAP
JDBC; ODBC
Jekyll
Jenkins; Jenkins X; Jenkinsfile
~Jersey
~Jest
Jetty
Jira; Atlassian Jira; ~Atlassian; Jira Software
JMeter; Apache JMeter
JMS
JMX
JPA; Java Persistence API
jQuery; jQuery UI; jQuery Mobile
JSF
JSP; JSPs
JUnit; JUnit 5; JUnit5; JUnit4
Jupyter; Jupyter Notebook; Jupyter Notebooks
JVM; Java Virtual Machine; HotSpot
JWT; JSON Web Token
~Karma
Keras
Kerberos
Keycloak
Kibana
Knockout.js
Kubernetes; k8s; kubectl
LAMP; LAMP stack
Laravel
LDAP; OpenLDAP
Linux; GNU/Linux; Linux kernel; Embedded Linux
Liquibase
LLVM
Log4j; log4j2
Logback
Logstash
~Looker
macOS; OS X; Mac OS X; Mac OS
Magento
MapReduce
MariaDB
Material UI; Material-UI; MUI; Material Design
matplotlib
Memcached
Mercurial
Metabase
Micronaut
Microsoft Office; MS Office; Office 365; Microsoft 365; Office365
Microsoft SharePoint; SharePoint
Microsoft SQL Server; SQL Server; MS SQL; MSSQL; MS SQL Server; MS-SQL
MobX
~Mocha
Mockito; PowerMock
~Mockups; Balsamiq
MongoDB; Mongo; Mongoose
Moodle
MQTT
Mule; MuleSoft; Mule ESB; Anypoint
MySQL; MySQL 5
Nagios; Icinga
Neo4j
NestJS; Nest.js
Netty
New Relic; NewRelic
Next.js; NextJS
NFS
NGINX
NgRx
Node.js; NodeJS; ~Node; Node JS
~Nomad
npm; ~yarn package manager; pnpm
NumPy; SciPy
NUnit
Nuxt.js; NuxtJS; Nuxt
OAuth; OAuth2; OAuth 2.0
OpenAPI; Swagger
OpenCV
OpenGL; WebGL
OpenID Connect; OpenID; OIDC
OpenShift; Red Hat OpenShift
OpenSSL
OpenStack
~Oracle; Oracle Database; Oracle DB; Oracle PL/SQL; Oracle SQL; Oracle 12c
OSGi
~Packer
~pandas
~Parcel
PayPal
Perforce
~Phoenix; Phoenix Framework
Photoshop; Adobe Photoshop
~Play Framework; Play 2
~Playwright
PostgreSQL; Postgres; PostGIS; psql
~Postman
Power BI; PowerBI; DAX; Power Query
PrestaShop
PrimeFaces
~Prisma
Prometheus
Protocol Buffers; Protobuf
Protractor
Pulumi
~Puppet; PuppetLabs
Puppeteer
PyTorch
Qlik; QlikView; Qlik Sense
Qt; QML
Quarkus
RabbitMQ
~Rancher
Raspberry Pi
React Native; ReactNative
~React; ReactJS; React.js; React Hooks; React Router
Red Hat Enterprise Linux; RHEL; Red Hat; RedHat
Redis; ElastiCache; Redis Cluster
Redux; Redux Saga; Redux-Saga; redux-thunk
REST Assured; RestAssured
Robot Framework
~Rollup
Ruby on Rails; ~Rails; RoR; ruby-on-rails; ActiveRecord
RxJava
RxJS
~Salesforce; SFDC; Salesforce.com
~Salt; SaltStack
SAML; SAML 2.0
SAP; SAP ERP; SAP HANA; S/4HANA; SAP S/4HANA; SAP R/3; SAP BW
=SAS
scikit-learn; sklearn; XGBoost
~Selenium; Selenium WebDriver; WebDriver; Selenide
~Sentry
Sequelize
ServiceNow
Servlets; servlet
Shopify
Shopware
=SIP
~Sketch
~Slack
SLF4J
SMB; CIFS
~Snowflake
SOAP; WSDL; SOAP web services
SoapUI
SonarQube; Sonar; SonarCloud
~Spinnaker
Splunk
Spring Boot; SpringBoot; spring-boot
Spring Cloud
Spring Integration
Spring XD
~Spring; Spring Framework; Spring MVC; Spring Data; Spring Security; Spring Batch; Spring Core; SpringMVC
SPSS
SQLAlchemy
SQLite
SSAS
SSH; OpenSSH
SSIS
SSL; TLS; SSL/TLS; mTLS; X.509
SSRS
Stata
~Storybook
~Stripe
Subversion; SVN
SUSE; openSUSE
~Svelte; SvelteKit
~Swing; JavaFX
Sybase
Symfony
Tableau
Tailwind CSS; Tailwind; TailwindCSS
TCP/IP; TCP; UDP; IPv6
~TeamCity
TensorFlow
Teradata
Terraform; Terragrunt
TestCafe
TestNG
TestRail
Three.js; threejs
~Titanium; Appcelerator; Titanium SDK
Travis CI; TravisCI; ~Travis; Travis-CI
Trello
TypeORM
TYPO3
Ubuntu
~Unity; Unity3D; Unity 3D
Unix; Unix/Linux
Unreal Engine
UWP
Vaadin
Vagrant
~Vault; HashiCorp Vault
Vert.x; vertx
~Vim; Neovim
Visual Studio; VS Code; VSCode; Visual Studio Code
Vite
VMware; vSphere; ESXi; VMware vSphere
VPN
Vue.js; ~Vue; VueJS; Vue 3; Vue 2; Vue JS
Vuetify
Vuex
Vulkan
WCF
WebLogic; Oracle WebLogic; Weblogic Server
Webpack
WebRTC
WebSocket; WebSockets; Socket.IO; web sockets
WebSphere; IBM WebSphere
~Windows; Windows Server; Windows 10; Win32; MS Windows; Microsoft Windows
WinForms; Windows Forms
WooCommerce
WordPress; Elementor
WPF
Xamarin
Xcode
xUnit; MSTest
~Yii
Zabbix
~Zend; Zend Framework
`;
