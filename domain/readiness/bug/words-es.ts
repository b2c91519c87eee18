import { phrases, wordSet } from './phrases.ts';
import type { BugWords } from './words.ts';

const infinitives = `hacer pulsar presionar tocar escribir introducir ingresar abrir iniciar arrancar reiniciar ejecutar ir navegar acceder
  entrar desplazar seleccionar elegir marcar desmarcar activar desactivar conectar desconectar descargar subir instalar desinstalar
  guardar enviar eliminar borrar quitar añadir agregar crear modificar editar cambiar renombrar mover arrastrar copiar pegar
  rellenar completar buscar validar confirmar cerrar salir cargar recargar actualizar importar exportar imprimir poner pasar
  esperar observar comprobar verificar mirar repetir volver cancelar usar utilizar intentar clicar`;

const imperatives = `haga haz pulse pulsa presione presiona toque escriba escribe introduzca introduce ingrese abra abre inicie inicia
  arranque reinicie ejecute ejecuta vaya ve navegue acceda accede entre seleccione selecciona elija elige marque marca desmarque
  active desactive conecte desconecte descargue descarga suba instale guarde guarda envíe envía elimine elimina borre borra quite
  añada añade agregue agrega cree crea modifique edite edita cambie cambia renombre mueva arrastre copie pegue rellene complete busque
  busca confirme cierre cierra salga cargue recargue recarga actualice actualiza importe exporte imprima ponga pase espere observe
  compruebe verifique repita vuelva clic`;

const present = `hago pulso presiono toco escribo introduzco ingreso abro inicio arranco reinicio ejecuto voy navego accedo entro
  selecciono elijo marco desmarco activo desactivo conecto desconecto descargo subo instalo guardo envío elimino borro quito añado
  agrego creo modifico edito cambio renombro muevo arrastro copio pego relleno completo busco confirmo cierro salgo cargo recargo
  actualizo importo exporto imprimo pongo paso vuelvo hace pulsa abre inicia selecciona guarda cierra`;

const past = `hice pulsé presioné toqué escribí introduje ingresé abrí inicié arranqué reinicié ejecuté fui navegué accedí entré
  seleccioné elegí marqué activé desactivé conecté descargué subí instalé guardé envié eliminé borré quité añadí agregué creé
  modifiqué edité cambié moví copié pegué rellené completé busqué confirmé cerré salí cargué recargué actualicé importé exporté
  imprimí puse pasé volví hecho pulsado presionado escrito introducido abierto iniciado reiniciado ejecutado navegado accedido
  seleccionado elegido marcado activado desactivado conectado descargado subido instalado guardado enviado eliminado borrado
  añadido agregado creado modificado editado cambiado copiado pegado rellenado cerrado cargado recargado actualizado importado
  exportado`;

export const spanish: BugWords = {
  trouble: phrases(`
    falla, fallan, falló, fallo, fallos, error, errores, excepción, excepciones, roto, rota, rotos, dos veces, incorrecto, incorrecta,
    incorrectos, incorrectas, mal, equivocado, equivocada, falta, faltan, vacío, vacía, vacíos, vacías, perdido, perdida, pierde,
    pierden, perdió, desaparece, desaparecen, desapareció, bloquea, bloqueado, bloqueada, cuelga, colgado, colgada, congela,
    congelado, congelada, lento, lenta, lentamente, tarda, tardan, demasiado lento, demasiado tiempo, demasiado grande, demasiado pequeño,
    duplicado, duplicada, duplicados, duplica, inválido, inválida, no válido, truncado, truncada, cortado, cortada, ignorado,
    ignora, inesperado, inesperada, inesperadamente, imposible, rechaza, rechazado, denegado, timeout, tiempo de espera, en blanco,
    ilegible, inservible, obsoleto, obsoleta, confuso, engañoso, infinito, infinita, aborta, advertencia, se cierra sola,
    se cierra solo, a pesar de`),
  denial: phrases(`no, ningún, ninguna, ninguno, nada, nunca, jamás, tampoco, deja de, dejó de`),
  harmless: phrases(`
    no sé, no estoy seguro, no solo, no sólo, ningún problema, sin problema, sin problemas, no hace falta, no es necesario, no
    importa, ni idea, código de error, manejo de errores`),
  report: phrases(`
    aparece, aparecen, se muestra, muestra solo, obtengo, recibo un, recibo una, recibo el, veo, se ve, sigue, siguen, todavía, aún, el siguiente mensaje,
    siguiente error, provoca, causa, aunque, mientras que, sin embargo, actualmente, se queda`),
  subordinate: phrases(`
    si, cuando, porque, ya que, debido a, para, para que, después de, antes de, mientras, una vez, al, tras, en caso de, como`),
  clause: phrases(
    `pero, porque, sino, mientras que, sin embargo, cuando, si, ya que, aunque, luego`,
  ),
  duty: phrases(
    `debería, deberían, debiera, habría debido, tendría que, tendrían que, se supone que, debía, debían`,
  ),
  need: phrases(`debe, deben, tiene que, tienen que, necesita`),
  wish: phrases(`
    esperado, esperada, esperados, se espera, se esperaba, espero que, esperaba que, esperaba, lo esperado, sería mejor, sería bueno,
    estaría bien, sería deseable, lo ideal, normalmente, idealmente, lo correcto`),
  contrast: phrases(`en lugar de, en vez de, en lugar del, en vez del, y no`),
  person: phrases(
    `yo, el usuario, un usuario, usuario, usuarios, los usuarios, el cliente, usted, uno, tú`,
  ),
  team: phrases(`nosotros, alguien, ticket, parche`),
  work: wordSet(`
    corregir corregido corregida corregirse arreglar arreglado arreglarse adaptar actualizar modificar modificado cambiar cambiado añadir
    añadido agregar documentar documentado reemplazar reemplazado eliminar probar probado revisar revisado mejorar mejorado migrar`),
  passive: phrases('ser, estar, corregirse, arreglarse'),
  plan: phrases(`
    solución, propuesta, ver, véase, propongo, podríamos, este parche, este cambio, la causa, causa, la razón, razón, el motivo,
    adjunto, se adjunta, nota, probado con, probado en, favor de corregir`),
  action: wordSet(`${present} ${past}`),
  order: wordSet(`${imperatives} ${infinitives} ${present} ${past}`),
  gesture: wordSet(`
    pulse pulsar presione presionar abrir abra abro pulso hago selecciono ejecuto instalo escribo inicie iniciar seleccione seleccionar
    haga vaya abrí pulsé hice seleccioné inicié guardé cerré ejecuté instalé entré fui elegí escribí envié descargué subí`),
  closing: wordSet(''),
  circumstance: wordSet(`${infinitives} ${present} ${past} ${gerundsOf(infinitives)}`),
  lead: phrases(`
    por favor, luego, después, ahora, primero, en primer lugar, finalmente, por último, y, intentar, intente, de nuevo, otra vez, para
    reproducir, se, me`),
  prelude: phrases(`con, en, desde, bajo, dentro`),
  occasion: phrases(`
    al, cuando, cuando se, si, después de, tras, antes de, al intentar, cada vez que, cuando me, si se, una vez que`),
  moment: phrases(`cuando, si, cada vez que, después de que, una vez que`),
  reach: 2,
  between: phrases(`
    he, ha, hemos, luego, después, también, siempre, otra vez, me, se, intento, intenté, intenta, intenté de, quiero, quise`),
  state: wordSet(`
    soy es estoy está estaba era veo ve veía puedo puede podía pienso creía debo debe sé recibo obtengo noto noté no espero
    esperaba uso utilizo trabajo tengo tiene encuentro`),
  elsewhere: phrases(`
    funciona bien, funciona correctamente, funciona perfectamente, funcionaba, probado con, probado en, va bien`),
  burden: phrases(`tengo que, tuve que, el usuario tiene que, me obliga, obliga a`),
};

/** "abriendo" of "abrir", regular ones only. */
function gerundsOf(verbs: string): string {
  return verbs
    .split(/\s+/)
    .map((verb) => (verb.endsWith('ar') ? `${verb.slice(0, -2)}ando` : `${verb.slice(0, -2)}iendo`))
    .join(' ');
}
