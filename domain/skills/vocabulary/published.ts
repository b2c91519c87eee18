/** Made by dev/skills/published.mjs from openly licensed lists, which NOTICE names. The form of a line: see `practices`. */
export const published = {
  languages: `
1C Enterprise
4D
ABAP CDS
AGS Script; ~ags
ASP.NET; ~aspx; ~aspx-vb
Alpine Abuild; ~abuild; ~apkbuild
Answer Set Programming
Apollo Guidance Computer
B (Formal Method)
BibTeX Style
Bluespec BH; ~bh; bluespec classic
C#; ~csharp; ~cake; ~cakescript
C++; ~cpp
C2hs Haskell; ~c2hs
CAP CDS; ~cds
Cairo Zero
Cap'n Proto
Classic ASP; ~asp
ColdFusion CFC; ~cfc
Common Lisp; ~lisp
Common Workflow Language; ~cwl
Component Pascal
Csound Document; ~csound-csd
Csound Score; ~csound-sco
DIGITAL Command Language; ~dcl
Elvish Transcript
Emacs Lisp; ~cask; ~eask; ~elisp; ~emacs
F#; ~fsharp
F*; ~fstar
Filebench WML
Fortran Free Form
GCC Machine Description
Game Maker Language
Genero 4gl
Gentoo Ebuild
Gentoo Eclass
Glimmer JS; ~gjs
Glimmer TS; ~gts
Grammatical Framework; ~gf
Groovy Server Pages; ~gsp; java server page
IGOR Pro; ~igor; ~igorpro
IL Assembly; ~ilasm; ~msil
ImHex Pattern Language; ~ImHex; ~ImHexPatternLanguage; ~imhexpl
ImageJ Macro; ~ijm
Inform 7; ~i7; ~inform7
Inno Setup
Isabelle ROOT
Java Server Pages; ~jsp
Java Template Engine; ~jte
JavaScript+ERB
JetBrains MPS; ~mps
Jison Lex
Julia REPL
Kaitai Struct; ~ksy
KoLmafia ASH
Lean 4; ~lean4
Linear Programming
Linker Script
Literate Agda
Literate CoffeeScript; ~litcoffee
Literate Haskell; ~lhaskell; ~lhs
LiveCode Script
Mathematical Programming System
Module Management System
Monkey C
Motorola 68K Assembly; ~m68k
NetLinx+ERB
OMNeT++ MSG; ~omnetpp-msg
OMNeT++ NED; ~omnetpp-ned
Objective-C++; obj-c++; objc++; objectivec++
Open Policy Agent
OpenEdge ABL; ~progress; ~openedge; ~abl
OpenRC runscript; ~openrc
PEG.js
POV-Ray SDL; ~pov-ray; ~povray
Parrot Assembly; ~pasm
Parrot Internal Representation; ~pir
Power Query; ~powerquery
Pro*C
Propeller Spin
Python console; ~pycon
Q#; ~qsharp
Qt Script
Ren'Py; ~renpy
Rocq Prover; ~coq; ~rocq
RouterOS Script
Standard ML; ~sml
TI Program
Tree-sitter Query; ~tsq
Unified Parallel C
Unix Assembly; ~gas; gnu asm; unix asm
Untyped Plutus Core
Vim script; ~vim; ~viml; ~nvim; ~vimscript
Visual Basic .NET; visual basic; ~vbnet; vb .net; vb.net
Visual Basic 6.0; ~vb6; vb 6; visual basic 6; visual basic classic; classic visual basic
Witcher Script
Wolfram Language; ~mathematica; ~mma; ~wolfram; wolfram lang; ~wl
mIRC Script
~ABAP
~AIDL
~AL
~ALGOL
~AMPL
~ANTLR
~APL
~ASL
~ATS; ~ats2
~ActionScript; actionscript 3; ~actionscript3; ~as3
~Ada; ~ada95; ~ada2005
~Agda
~Aiken
~Aleo
~Alloy
~AngelScript
~Apex
~AppleScript; ~apples; ~osascript
~Arc
~AspectJ
~Assembly; ~asm; ~nasm
~Asymptote
~Augeas
~AutoHotkey; ~ahk
~AutoIt; ~au3; ~AutoIt3; ~AutoItScript
~Awk
~B4X; basic for android
~BAML
~BASIC
~BQN
~Ballerina
~Batchfile; ~bat; ~batch; ~dosbatch; ~winbatch
~Beef
~Befunge
~Berry; ~be
~Bicep
~Bison
~BitBake
~BlitzBasic; ~b3d; ~blitz3d; ~blitzplus; ~bplus
~BlitzMax; ~bmax
~Bluespec; bluespec bsv; ~bsv
~Boo
~Boogie
~Brainfuck
~BrighterScript
~Brightscript
~C3
~CLIPS
~CMake
~COBOL
~CQL
~CUE
~CWeb
~Cadence
~Cairo
~CameLIGO
~Cangjie
~Carbon
~CartoCSS; ~Carto
~Ceylon
~Chapel; ~chpl
~Charity
~ChucK
~Circom
~Cirru
~Clarion
~Clarity
~Clean
~Click
~Clojure
~Clue
~CodeQL; ~ql
~CoffeeScript; ~coffee; ~coffee-script
~ColdFusion; ~cfm; ~cfml; coldfusion html
~Cool
~Crystal
~Csound; ~csound-orc
~Cuda
~Curry
~Cycript
~Cypher
~Cython; ~pyrex
~DM; ~byond
~DTrace; ~dtrace-script
~Dafny
~Dart
~Daslang
~DataWeave
~DenizenScript
~Dhall
~Dlang
~Dockerfile; ~Containerfile
~Dogescript
~Dune
~Dylan
~ECL
~ECLiPSe
~EQ
~Earthly; ~Earthfile
~EdgeQL; ~esdl
~Eiffel
~Elixir
~Elm
~Elvish
~EmberScript
~Erlang
~Euphoria
~FIRRTL
~FLUX
~FPP
~Factor
~Fancy
~Fantom
~Faust
~Fennel
~Filterscript
~Flix
~Fluent
~Forth
~Fortran
~FreeBASIC; ~fb
~FreeMarker; ~ftl
~Frege
~Futhark
~G-code
~GAML
~GAMS
~GAP
~GDB
~GDScript
~GDShader
~GLSL
~GSC
~Genie
~Genshi; xml+genshi; xml+kid
~Gherkin; ~cucumber
~Gleam
~Glyph
~Gno; ~gnolang
~Gnuplot
~Go; ~golang
~Golo
~Gosu
~Grace
~Groovy
~HCL; HashiCorp Configuration Language; ~opentofu; ~terraform
~HIP
~HLSL
~Hack
~Harbour
~Hare
~Haskell
~Haxe
~HiveQL
~HolyC
~Hurl
~Hy; ~hylang
~HyPhy
~IDL
~ISPC
~Idris
~Imba
~Ink
~Io
~Ioke
~Isabelle
~JASS; ~jass2
~JCL
~JFlex
~JSONiq
~Jac
~Jai
~Janet
~Jasmin
~Java
~JavaScript; ~js; ~node
~Jison
~Jolie
~Jsonnet
~Julia
~Just; ~Justfile
~KCL
~KFramework
~KRL
~KakouneScript; ~kak; ~kakscript
~KerboScript
~Koka
~Kotlin
~LFE
~LLVM
~LOLCODE
~LSL
~LabVIEW
~Lambdapi
~Langium
~Lasso; ~lassoscript
~Lean
~Leo
~Lex; ~flex
~LigoLANG
~LilyPond
~Limbo
~Liquidsoap
~LiveScript; ~live-script; ~ls
~Lobster
~Logos
~Logtalk
~LookML
~LoomScript
~Lua
~Luau
~M4
~M4Sugar; ~autoconf
~MATLAB; ~octave
~MAXScript
~MLIR
~MQL4
~MQL5
~MUF
~Macaulay2; ~m2
~Makefile; ~bsdmake; ~make; ~mf
~Mako
~Max; max/msp; ~maxmsp
~MeTTa
~Mercury
~Meson
~Metal
~MiniD
~MiniScript
~MiniZinc
~Mint
~Mirah
~Modelica
~Modula-2
~Modula-3
~Mojo
~Monkey
~Moocode
~MoonBit
~MoonScript
~Motoko
~Move
~Myghty
~NASL
~NCL
~NMODL
~NSIS
~NWScript
~Nasal
~Nearley
~Nemerle
~NetLinx
~NetLogo
~NewLisp
~Nextflow
~Nickel
~Nim
~Nit
~Nix; ~nixos
~Noir; ~nargo
~Nu; ~nush
~NumPy
~Nushell; ~nu-script; ~nushell-script
~OCaml
~Oberon
~ObjectScript
~Objective-C; ~obj-c; ~objc; ~objectivec
~Objective-J; ~obj-j; ~objectivej; ~objj
~Odin; ~odinlang; ~odin-lang
~Omgrofl
~Opa
~Opal
~OpenCL
~OpenQASM
~OpenSCAD
~OverPy; ~opy
~OverpassQL
~Ox
~Oxygene
~Oz
~P4
~PDDL
~PHP; ~inc
~PLSQL
~PLpgSQL
~Pact
~Pan
~Papyrus
~Parrot
~Pascal; ~delphi; ~objectpascal
~Pawn
~Pep8
~Perl; ~cperl
~PicoLisp
~PigLatin
~Pike
~Pkl
~PogoScript
~Polar
~Pony
~Portugol
~PowerBuilder
~PowerShell; ~posh; ~pwsh
~Praat
~Processing
~Procfile
~Prolog
~Promela
~Puppet
~PureBasic
~PureScript
~Pyret
~Python; ~py; ~py3; ~python3; ~rusthon
~QML
~QMake
~Quake
~QuakeC
~QuickBASIC; ~qb; ~qbasic; ~qb64; classic qbasic; classic quickbasic
~Quint
~RAScript
~REALbasic
~REXX; ~arexx
~RPC; ~rpcgen; ~oncrpc; ~xdr
~RPGLE; ile rpg; ~sqlrpgle
~Racket
~Ragel; ~ragel-rb; ~ragel-ruby
~Raku; ~perl6; ~perl-6
~Rascal
~ReScript
~Reason
~ReasonLIGO
~Rebol
~Red; red/system
~Redcode
~Redscript
~RenderScript
~Rez
~Rhai
~Ring
~RobotFramework
~Roc
~Rouge
~Rscript; ~splus
~Ruby; ~jruby; ~macruby; ~rake; ~rb; ~rbx
~Rust; ~rs
~SAS
~SIP
~SMT
~SQF
~SQLPL
~SWIG
~Sage
~Sail
~Salt; ~saltstack; ~saltstate
~Scala
~Scenic
~Scheme
~Scilab
~Self
~ShaderLab
~Shell; ~sh; ~shell-script; ~bash; ~zsh; ~envrc
~ShellSession; bash session; ~console
~Shen
~Sieve
~Singularity
~Slang
~Slash
~Slice
~SmPL; ~coccinelle
~Smali
~Smalltalk; ~squeak
~Smarty
~Smithy
~Snakemake; ~snakefile
~Solidity
~SourcePawn; ~sourcemod
~Squirrel
~Stan
~Starlark; ~bazel; ~bzl
~Stata
~SuperCollider
~SurrealQL; ~surql
~Sway
~Swift
~SystemVerilog
~TL-Verilog
~TLA
~TSQL
~TSX; ~typescriptreact
~TXL
~Tact
~Talon
~Tape; ~vhs
~Tcl; ~sdc; ~xdc
~Tcsh
~Teal
~Terra
~Thrift
~Toit
~Tolk
~Turing
~TypeScript; ~ts
~TypeSpec; ~tsp
~Typst; ~typ
~Uno
~UnrealScript
~UrWeb; Ur/Web; ~Ur
~VBA; visual basic for applications
~VBScript
~VCL
~VHDL
~Vala
~Verilog
~Verse
~Volt
~Vyper
~WDL; Workflow Description Language
~WGSL
~WebAssembly; ~wast; ~wasm
~WebIDL
~Whiley
~Wollok
~Wren; ~wrenlang
~X10; ~xten
~XC
~XProc
~XQuery
~XS
~XSLT; ~xsl
~Xmake
~Xojo
~Xonsh
~Xtend
~YARA
~Yacc
~Yul
~ZAP
~ZIL
~Zeek; ~bro
~ZenScript
~Zephir
~Zig
~Zimpl
~eC
~fish
~hoon
~jq
~mcfunction
~mumps
~mupad
~nesC
~ooc
~sed
~ucode
~vlang
~wisp
~xBase; ~advpl; ~clipper; ~foxpro
`,
  technologies: `
.NET; ~dot-net; ~dotnet
Alpine.js; ~alpinejs; ~Alpine
Android Studio; ~androidstudio
Ant Design; ~antdesign
Apache Airflow; ~apacheairflow; ~Airflow
Apache Ant; ~Ant
Apache Arrow; ~Arrow
Apache Avro; ~Avro
Apache Cassandra; ~cassandra
Apache CloudStack; ~CloudStack
Apache Cordova; ~Cordova
Apache CouchDB; ~couchdb; ~apachecouchdb
Apache DolphinScheduler; ~DolphinScheduler
Apache Doris; ~Doris
Apache Druid; ~Druid
Apache ECharts; ~ECharts
Apache Flink; ~Flink
Apache FreeMarker; ~FreeMarker
Apache Groovy; ~groovy; ~groovylang; ~apachegroovy
Apache Guacamole; ~Guacamole
Apache HBase; ~HBase
Apache Hadoop; ~hadoop
Apache Hive; ~Hive
Apache JMeter; ~JMeter
Apache Kafka; ~apachekafka
Apache Kylin; ~Kylin
Apache Lucene; ~Lucene
Apache Maven; ~maven; ~apachemaven; ~mvn
Apache NetBeans IDE; NetBeans IDE
Apache NiFi; ~NiFi
Apache OpenOffice; ~OpenOffice
Apache PDFBox; ~PDFBox
Apache Parquet; ~Parquet
Apache Pulsar
Apache RocketMQ; ~RocketMQ
Apache Solr; ~Solr
Apache Spark; ~apachespark
Apache Storm; ~Storm
Apache Superset; ~Superset
Apache Tomcat
Apollo GraphQL; ~apollographql; ~Apollo
Arch Linux; ~archlinux
Artix Linux; ~artixlinux; ~artix
Babylon.js; ~babylonjs
Backbone.js; ~backbonejs
C++; ~cplusplus; ~cpp
Cairo Graphics; ~cairo; ~cairographics
Chakra UI; ~chakraui
Chart.js; ~chartjs
Cloudflare Workers; ~cloudflareworkers
Eclipse IDE; ~eclipse
Eclipse Vert.x; ~vertx; ~eclipsevertx
Ember.js; ~ember; ~emberjs
Envoy Proxy; ~envoy; ~envoyproxy
F#; F sharp; ~fsharp
GitHub Actions; ~githubactions
Google Chrome; ~chrome; ~googlechrome
Google Cloud; ~googlecloud
Google Colab; ~googlecolab; ~googlecolaboratory
Handlebars.js; ~handlebars; ~handlebarsjs
IntelliJ IDEA; ~intellij; ~intellijidea
Jetpack Compose; ~jetpackcompose
KDE neon; ~kdeneon
Kali Linux; ~kalilinux; ~kali
Knex.js; ~knexjs
Linux Mint; ~linuxmint
NATS.io; ~nats; ~nats-io
New Relic; ~newrelic
Next.js; ~nextjs
Node.js; ~nodejs
Phoenix Framework; ~phoenix
RAD Studio; ~radstudio
Raspberry Pi; ~raspberrypi; ~rpi
React Bootstrap; ~reactbootstrap; ~React-Bootstrap
React Router; ~reactrouter
Read the Docs; ~readthedocs
Red Hat; ~redhat
Ren'Py; ~renpy
Rocky Linux; ~rockylinux; ~rocky
Ruby on Rails; ~rails; ~rubyonrails
Socket.io; ~socketio
Source Engine; ~sourceengine
Stack Overflow; ~stackoverflow
Tailwind CSS; ~tailwindcss
The Algorithms; ~thealgorithms
Three.js; ~threejs
Traefik Mesh; ~traefikmesh
Traefik Proxy; ~traefikproxy
Travis CI; ~travis; ~travisci
Unreal Engine; ~unrealengine
Vue.js; ~vuejs
Web3.js; ~web3js
discord.js; ~discordjs
p5.js; ~p5js
rollup.js; ~rollup; ~rollupjs
~A-Frame; ~aframe
~AdonisJS; ~adonis
~Algolia
~AlmaLinux; AlmaLinux OS
~Anaconda
~Android
~Angular
~Ansible
~Ansys
~Apache; The Apache Software Foundation
~Apple
~Appwrite
~Arduino
~Astro
~Axios
~Babel; ~babeljs
~Bamboo; ~atlassianbamboo
~Bazel; ~buildtoolbazel
~Beats
~Behance
~Bevy; ~bevyengine; bevy engine
~Biome; ~biomejs
~Bitbucket; ~atlassianbitbucket
~Blazor
~Blender
~Bootstrap
~Bower
~Bulma; ~bulmacss
~Bun
~CLion
~CMake
~CakePHP
~Capacitor; ~capacitorjs
~CentOS
~CircleCI
~ClickHouse
~Clojure
~Cloudflare
~CodeIgniter
~Codecov
~CoffeeScript
~Composer
~Confluence; ~atlassianconfluence
~Consul; HashiCorp Consul
~Contao
~Couchbase
~Crystal; ~crystallang
~Cucumber; ~cucumberjs
~Cypress; ~cypressio
~DBeaver
~Dart; ~googledart
~DataGrip
~Datadog
~Debian
~Delphi; ~embarcadero
~DigitalOcean
~Django
~Docker
~Doctrine
~Dovecot
~Drupal
~DuckDB
~Dynatrace
~ESLint
~Elasticsearch
~Electron; ~electronjs
~Eleventy; 11ty
~Elixir; ~elexirlang
~Elm; ~elmlang
~Erlang
~Expo
~Express; Express.js; ~expressjs
~Facebook
~FastAPI
~Fastify
~Fauna; ~faunadb
~Fedora
~Figma
~FileZilla
~Firebase
~Firefox; ~mozillafirefox
~Flask
~Flutter
~Forgejo
~Fortran
~Framer; ~framermotion; ~framer-motion
~Framework7
~GIMP; GNU Image Manipulation Program
~Gatling
~Gatsby; ~gatsbyjs
~Gentoo
~Ghost
~Git
~GitBook
~GitHub
~GitKraken
~GitLab
~Gitpod; ~gitpod-io
~Gitter
~Gleam
~Glitch
~Go; ~golang
~GoLand
~Google
~Gradle; ~apachegradle; ~gradlebuildtool
~Grafana
~GraphQL
~Grunt; ~gruntjs
~HTML5; ~hypertextmarkdownlanguage5
~Harbor
~Haskell
~Haxe
~Helm
~Hibernate
~Homebrew
~Hoppscotch
~Hugo; ~gohugo
~IFTTT; ~ifthisthenthat
~InfluxDB
~Inkscape
~Insomnia; Insomnia Rest Client
~Ionic
~JHipster
~JSON; JavaScript Object Notation
~Jaeger; ~jaegertracing
~Jamstack
~Jasmine; ~jasminejs
~JavaScript; ~js; ~ecmascript
~Jekyll; ~jestjs
~Jenkins; ~hudson
~Jest
~JetBrains; ~intellijsoftware
~Jira; ~atlassianjira
~Julia; ~julialang
~Jupyter; ~jupyternotebook
~K3s
~Kafka
~Kaggle
~Keras
~Kibana
~Kotlin; ~kotlinlang
~Ktor
~Kubernetes
~LLVM; Low Level Virtual Machine
~LaTeX
~LabVIEW
~Laravel
~LeetCode
~Less; ~lesscss
~Linux
~Liquibase
~Livewire; ~laravel-livewire
~Lodash
~Logstash
~Lua; ~lualang
~Lumen; Laravel Lumen; Lumen Laravel; Laravel Lumen Framework; laravel.lumen
~MODX
~MUI; ~Material-UI; ~materialui
~Mapbox
~MariaDB
~Markdown; ~md
~Mattermost
~Mercurial
~Meteor; ~meteorjs
~MobX; ~mobxjs
~Mocha
~Moleculer; ~moleculerjs; moleculer.js
~MongoDB
~Mongoose; ~mongoosejs
~MonoGame
~Moodle
~MySQL; ~mystructuredquerylanguage
~NGINX
~Nano; ~gnu-nano; GNU nano
~Neo4j
~Neovim
~NestJS
~Netlify
~NgRx
~Nim; ~nimlang
~NixOS
~Node-RED; ~nodered
~Nodemon; ~nodemonjs
~Nomad; HashiCorp Nomad
~Notion
~NuGet
~NumPy
~Nuxt; Nuxt.js
~OCaml
~Okta; okta developer
~OpenCV
~OpenGL; ~opengraphicslibrary
~OpenStack
~OpenTelemetry; ~OTel
~Opera
~Ory
~PHP; PHP Hypertext Preprocessor; Personal Home Page
~PM2
~Packer
~Passport; ~passportjs
~Perl
~Photon; ~photonengine
~PhpStorm
~Plotly
~Podman
~Poetry; ~python-poetry
~Polygon; ~Matic
~Portainer
~PostCSS
~PostgreSQL
~Postman
~PrimeNG
~Prisma
~ProcessWire
~Prometheus
~Protractor; ~protractorjs; ~protractortest
~Proxmox
~Pug; ~pugjs
~Pulumi
~Puppeteer
~PureScript
~PyCharm
~PyPI; Python Package Index
~PyTorch
~Pytest
~Python
~Qt
~Quarkus
~Quasar
~Qwik
~ROS; ~robotoperatingsystem
~RabbitMQ
~Racket
~Railway
~Rancher
~React; ~reactjs
~Redis; ~remotedictionaryserver
~Redux; ~reduxjs
~Reflex
~Remix; remix.run
~Replit
~Rider
~RocksDB
~Ruby; ~rubylang
~RubyMine
~Rust; ~rustlang
~SQLAlchemy
~SQLite
~SVGO
~Safari; ~applesafari
~Sanity
~Sass; ~scss
~Scala; ~scalalang
~Selenium
~Sentry
~Sequelize; ~sequelizejs
~Shopware
~Sketch
~Solidity; ~soliditylang
~Sonar; ~sonarqube
~Sourcetree
~Spark
~Splunk
~Spring; ~springframework
~StackBlitz
~Stencil; ~stenciljs
~Storybook; ~storybookjs
~Streamlit
~Stylus; ~styluslang
~Subversion; ~apachesubversion
~Supabase
~SurrealDB
~Svelte; ~sveltejs
~Swagger
~Swift
~Swiper
~Symfony
~TYPO3
~Talos
~Tauri
~TensorFlow
~Terraform
~Thymeleaf
~Trello; ~atlassiantrello
~Turbo
~Twitter
~TypeScript; ~ts
~UML; Unified Modelling Language; ~unifiedmodelinglanguage; unified modeling language
~Ubuntu
~Unity
~V8; v8 engine
~VSCodium
~Vaadin
~Vagrant
~Vala
~Vault; HashiCorp Vault
~Vercel
~Vim; ~viimproved
~Vite
~Vitess
~Vitest
~Vuetify
~Vulkan
~WebAssembly; ~Wasm
~WebGPU
~WebStorm
~Webflow
~Weblate
~Webpack; ~webpackjs
~Wolfram; ~wolframlanguage
~WooCommerce
~WordPress
~XML; Extensible Markup Language; ~extensiblemarkuplanguage
~Xcode
~YAML; YAML Ain't Markup Language
~Yarn
~Yii; ~yesitis
~YunoHost
~Zend
~Zig; ~ziglang
~Zsh
~aarch64; ~arm64
~aerospike
~aftereffects; ~adobeaftereffects; ~ae
~akka; ~akka-framework
~amazonwebservices; ~aws
~angularjs
~angularmaterial
~apex
~apl; A Programming Language
~appcelerator
~argocd
~atom
~awk; the awk programming language
~azure; ~microsoftazure
~azuredevops; ~azure-devops
~azuresqldatabase; ~azure-sql-database
~ballerina; ~bal
~bash; ~bourneagainshell
~browserstack
~cPanel
~canva
~carbon; Carbon Language
~ceylon; ~eclipseceylon; ~ceylonlang
~clarity; ~clarity-lang
~clojurescript
~cloudrun; Cloud Run
~cobol
~codeac; ~codeacio
~codepen
~corejs; ~core-js; core.js
~cosmosdb; ~azurecosmosdb
~csharp; c#
~css3; ~cascadingstylesheets3
~d3js
~dataspell
~datatables
~denojs
~detaspace; ~Deta; Deta Space
~devicon
~discloud
~djangorest; Django REST framework
~dotnetcore; .netcore
~dreamweaver; Adobe Dreamweaver
~dropwizard
~dyalog
~dynamodb
~ecto
~emacs; ~editingmacros
~embeddedc
~entityframeworkcore; ef core; entity framework core
~feathersjs
~fiber; ~GoFiber
~filamentphp
~firebird
~foundation
~fusion; Autodesk Fusion; Autodesk Fusion 360
~gardener
~gazebo
~gcc; ~gnucompilercollection
~githubcodespaces; GitHub Codespaces
~godot
~grails; Grails Framework
~grpc; ~grpcio; Google Remote Procedure Call
~gulp; ~gulpjs
~hardhat
~harvester; ~harvesterhci
~heroku
~htmx; html ui framework
~hyperv; ~hyper-v
~ie10; ~internetexplorer10
~illustrator; ~adobeillustrator
~inertiajs; inertia.js
~jQuery; ~jqueryjs
~java
~jeet
~jiraalign; Jira Align
~jule; ~julelang
~junit
~k3os
~k6; Grafana k6
~kaldi
~karatelabs; ~karate
~karma; ~karmarunner; ~karmajs
~knockout; ~knockoutjs
~krakenjs; ~kraken
~kubeflow
~laminas; Laminas Project; Zend Framework
~laraveljetstream; ~jetstream; Laravel Jetstream
~libgdx
~linkedin
~love2d; ~löve
~magento
~materializecss; ~materialize; ~materialize-css; materialize css
~matlab
~matplotlib
~maya
~memcached
~microsoftsqlserver; ~msql; ~mssql; Microsoft SQL Server
~minitab
~mithril; mithril.js
~msdos; ~microsoftdiskoperatingsystem
~netbeans
~netbox
~networkx
~ngrok
~nhibernate
~nimble
~nodewebkit; ~nwjs
~norg; ~neorg
~npm; ~npmjs; ~nodepackagemanager
~npss
~nuxtjs
~oauth
~objectivec
~ohmyzsh; ~omz; ohmyz.sh; Oh My Zsh
~openSUSE
~openal
~openapi
~opencl
~oracle; ~oracledatabase
~pandas
~pfSense
~phalcon
~photoshop; ~adobephotoshop
~pixijs
~playwright
~pnpm; performant npm
~powershell; ~ps
~premierepro; ~adobepremierepro
~processing; ~processingpy
~prolog; ~swi-prolog
~pulsar; Pulsar Edit
~putty
~pyscript
~qodana
~qtest
~reach; Reach Lang
~reactnative; ~react-native
~reactnavigation
~realm
~rect; ~rectlang
~rexx
~rlang
~rspec
~rstudio
~rxjs; Reactive Extensions for JavaScript
~salesforce
~scalingo
~scikit-learn; ~scikitlearn; ~scikit; ~sklearn
~sdl; ~simpledirectmedialayer
~sema; Sema Software
~shotgrid
~slack
~solidjs
~spack
~spicedb
~spss; ~ibmspss
~spyder
~sqldeveloper
~ssh; ~secureshell
~stata
~styled-components; ~styledcomponents; Styled Components
~sulu
~tRPC; Typescript Remote Procedure Call
~teleport
~terramate
~tex
~threedsmax; Autodesk 3ds Max; 3dsmax
~titaniumsdk
~tmux
~tomcat
~tortoisegit
~towergit; ~towergitclient
~twilio
~unix
~uwsgi; ~uwebservergatewayinterface
~veevalidate
~visualbasic; ~vb
~visualstudio; ~vs
~vitejs; vite.js
~vscode; ~visualstudiocode
~vsphere; ~vmwarevsphere
~vuestorefront
~vyper; ~vyperlang
~waku
~windows11
~windows8
~xamarin
~xd; ~adobexd
~yugabytedb
~zustand
`,
};
