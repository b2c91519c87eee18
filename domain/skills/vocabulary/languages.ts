/** Languages that programs, queries and pages are written in, written for this project. The form of a line: see `practices`. */
export const languages = `
ABAP
~Ada
~Apex
Assembly Language; assembler; x86 assembly
Bash; shell scripting; shell scripts; shell script; bash scripting; ~shell; unix shell
=C; C language; C programming; ANSI C
C++; cpp; C/C++; C++11; C++14; C++17; C++20
C#; csharp; c-sharp; C#.NET; C# .NET
Clojure; ClojureScript
COBOL
CoffeeScript
CSS; CSS3; Cascading Style Sheets
~Dart
Delphi; Object Pascal
Elixir
~Elm
Erlang; Erlang/OTP
F#; fsharp
Fortran
~Go; Golang; go lang
Groovy
Haskell
HTML; HTML5; HTML/CSS; HTML 5; HTML5/CSS3; HTML & CSS
Java; Core Java; Java 8; Java 11; Java 17; Java SE; J2SE; JDK; Java8; Java 8+; Java 11+; JavaSE
JavaScript; JS; ES6; ES6+; ECMAScript; ES2015; JavaScript (ES6); Vanilla JS; java script; vanilla JavaScript
JSON; JSON Schema
JSX
~Julia
Kotlin
LaTeX; TeX
~Less
~Lisp; Common Lisp
Lua
Markdown
MATLAB; Simulink
Objective-C; ObjC; Objective C
OCaml
~Perl
PHP; PHP7; PHP 7; PHP8; PHP 8; PHP5
PL/SQL; PLSQL; PL SQL
PowerShell
Prolog
Python; Python 3; Python3; Python 2
=R; R language; R programming; RStudio
Ruby
~Rust; Rustlang
Sass; SCSS; SASS/LESS
Scala; Scala.js
~Scheme
Smalltalk
Solidity
SQL; ANSI SQL; SQL queries
SQL Scripting; stored procedures
~Swift; SwiftUI
T-SQL; TSQL; Transact-SQL
TypeScript; TS
VBA; Visual Basic; VB.NET; VBScript; VB
Verilog; SystemVerilog; VHDL
WebAssembly; WASM
XML; XSD; XPath; XQuery
XSLT; XSL
YAML; YML
~Zig
`;
