"""Words whose syllables were counted by hand, as they are spoken: by number, a row of words."""

ENGLISH = {
    1: "ask friend house help walk call phone named hoped wished world through thought school"
    " change trust health strength eyes goals needs asked clothes move rhyme night young year"
    " day plan church sleep food rent court safe please tired bread month once fruit guess"
    " queue bye",
    2: "about open over away people table little ticket planning quiet client island broken"
    " wanted needed places changes something nothing money budget recent sober crisis worker"
    " circle handle reason season talking being doing happen harbor payment careful homeless"
    " lifestyle someone friendly business evening college social question special nation ocean"
    " region language create mailbox weekend breakfast income address forward doctor trouble"
    " medal prison lawyer player beyond enjoyed didn't doesn't rhythm prism beauty royal reuse"
    " poem hundred purchase",
    3: "family history medicine radio video area idea important remember together another"
    " hospital afternoon tomorrow violence happiness counselor gratitude employer employment"
    " beautiful condition decision permission attention religion delicious companion opinion"
    " telephone benefits exercise agreement appointment financial musical annual actual usual"
    " fluently influence period serious various previous champion medium stadium museum poetry"
    " theater piano diary resources routinely everyone anyone anything reassure reopen easier"
    " earlier carpenter disagree celebrate invited department medical insurance furniture"
    " electric receiving",
    4: "community emergency supervisor experience information education American January"
    " February activity ability recovery anxiety necessary situation television invitation"
    " photography alcoholic material serenity dictionary supermarket volunteering medication"
    " temporary obedience advertisement security sobriety evaluate cooperate coordinate"
    " priority meditation graduation population celebration variety criticism society's"
    " facilitate",
    5: "organization university opportunity communication administrator refrigerator individual"
    " possibility examination cooperation electricity personality vocabulary hospitality"
    " association creativity curiosity evaluation",
    6: "responsibility rehabilitation reconciliation availability",
}
SPANISH = {
    1: "sol pan fe tres pez luz bien pie dio fue guion quien cien muy hoy ley rey vio tren cruz"
    " soy más sé dios juez miel huir",
    2: "casa perro agua cielo ciudad cuatro puerta tiempo bueno suave aire causa deuda reina"
    " viuda ruido cuidar país raíz baúl maíz día tío río leer leal caer guerra queso miedo"
    " fuerza cambio sueño pleito peine bailar jaula siete nueve plaza hijo ayer joven lápiz"
    " árbol fácil útil cama meta creer aún reír oír jueves viernes lluvia limpio serio",
    3: "camino familia historia ayuda mañana trabajo comida poeta ahora oído peleó maestro"
    " teatro deseo idea tarea museo abuela escuela guitarra pingüino antiguo cigüeña farmacia"
    " sábado médico página último público persona problema domingo febrero enero amigo cocina"
    " ventana pregunta semana dinero paciencia prohíbe caída leído creído vacío envío baúles"
    " raíces países tranquilo pequeña iglesia servicio",
    4: "teléfono alegría policía vehículo almohada compañero hermanita libertades esperanza"
    " medicina documento compañía energía todavía ambulancia importante diferente necesario"
    " prepararse escucharon caminamos preguntaron camioneta bienvenida recordamos sobredosis"
    " beneficio conocido biblioteca bilingüismo",
    5: "participante apartamento comunicación especialista cafetería aeropuerto universidad"
    " refrigerador organización recuperación habilidades electricidad acompañamos comunidades"
    " oportunidad computadora",
    6: "responsabilidad administradora identificación rehabilitación",
}


def counted(by_number: dict[int, str]) -> dict[str, int]:
    """Each word with its syllables."""
    return {word: number for number, row in by_number.items() for word in row.split()}
