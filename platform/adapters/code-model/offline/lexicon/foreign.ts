/** Languages whose commonest words for apps are known, each with small words by which it is told. */
export const SMALL_WORDS: Record<string, string> = {
  German:
    'eine einen einer eines ein der die das den dem für mit und oder ich möchte will brauche zum zur von meine mein meinen bitte mach erstelle baue wo man kann alle aller nicht ohne auch im ist sind einem',
  Spanish:
    'una un el la los las para con y de del mi mis quiero necesito aplicación aplicacion haz crea crear hacer por favor que sin mis una unos donde como',
  French:
    'le les des une un pour avec et ou du de mon ma mes je veux voudrais besoin fais crée créer faire en sans qui nos notre la au aux',
  Italian:
    'un una il lo la gli le per con e di del della mio mia miei voglio vorrei crea creare fare che senza dei delle i',
  Portuguese: 'um uma o os as para com e de do da dos das meu minha meus quero preciso cria criar fazer que sem no na',
  Dutch: 'een het de voor met en of ik wil mijn maak van zonder die waar',
};

/** `Tienda, tiendas store`: words of other languages, lower case and without the endings that plurals have, before the English one. */
const WORDS = `rezept rezepte rezepten receta recetas recette recettes ricetta ricette receita receitas recept recepten = recipes
aufgabe aufgaben tarea tareas tâche tâches attività compiti tarefa tarefas taak taken = tasks
einkaufsliste einkauf compra compras courses spesa boodschappen boodschappenlijst = shopping list
gewohnheit gewohnheiten hábito hábitos habito habitos habitude habitudes abitudine abitudini hábitos gewoonte gewoontes = habits
ausgabe ausgaben gasto gastos dépense dépenses spese despesa despesas uitgaven haushaltsbuch = expenses
buch bücher büchern libro libros livre livres libri livro livros boek boeken = books
film filme filmen película películas peliculas filmes films = movies
kunde kunden cliente clientes client clienti klant klanten = customers
mitglied mitglieder mitgliedern miembro miembros membre membres socio socios soci membro membros leden lid = members
beitrag beiträge beiträgen cuota cuotas cotisation cotisations quota quote contributie = fees
termin termine terminen cita citas rendez-vous appuntamento appuntamenti consulta consultas afspraak afspraken = appointments
veranstaltung veranstaltungen evento eventos événement événements eventi evenement evenementen = events
pflanze pflanzen planta plantas plante plantes pianta piante planten = plants
tier tiere haustier haustiere mascota mascotas animal animales animaux animali huisdier huisdieren = pets
hund hunde hunden perro perros chien chiens cane cani cachorro cachorros hond honden = dogs
katze katzen gato gatos gatti kat katten = cats
auto autos coche coches voiture voitures macchina macchine carro carros fahrzeug fahrzeuge = cars
training trainings entrenamiento entrenamientos entraînement entraînements allenamento allenamenti treino treinos workout = workouts
notiz notizen nota notas note appunti notitie notities = notes
tagebuch diario journal intime diário dagboek = diary
rechnung rechnungen factura facturas facture factures fattura fatture fatura faturas factuur facturen = invoices
vorrat vorräte lager inventar bestand inventario existencias inventaire stock magazzino estoque voorraad = inventory
briefmarke briefmarken sello sellos timbre timbres francobollo francobolli selo selos postzegel postzegels = stamps
münze münzen moneda monedas pièce pièces moneta monete moeda moedas munt munten = coins
wein weine vino vinos vin vins vini vinho vinhos wijn wijnen = wines
bier biere cerveza cervezas bière bières birra birre cerveja cervejas = beers
foto fotos photos fotografía immagini = photos
schüler estudiante estudiantes alumno alumnos élève élèves étudiant étudiants studente studenti aluno alunos leerling leerlingen = students
lehrer profesor profesores professeur professeurs insegnante insegnanti professor leraar = teachers
kurs kurse curso cursos corso corsi cursus = courses
patient patienten paciente pacientes paziente pazienti patiënt patiënten = patients
arzt médico medico médecin dottore dokter = doctor
medikament medikamente medicamento medicamentos médicament médicaments medicina farmaci medicijn medicijnen tabletten = medicines
reise reisen viaje viajes voyage voyages viaggio viaggi viagem viagens reizen urlaub vacaciones vacances vacanze = trips
hochzeit boda mariage matrimonio casamento bruiloft = wedding
gast gäste gästen invitado invitados invité invités ospite ospiti convidado convidados gasten = guests
freund freunde amigo amigos ami amis amico amici vriend vrienden = friends
kind kinder hijo hijos niños enfant enfants bambino bambini filho filhos kinderen = children
spiel spiele juego juegos jeu jeux gioco giochi jogo jogos spel spellen = games
spieler jugador jugadores joueur joueurs giocatore giocatori jogador jogadores spelers = players
lied lieder canción canciones chanson chansons canzone canzoni canção canções = songs
musik música musique musica muziek = music
stimmung ánimo humeur umore humor stemming = mood
schlaf sueño sommeil sonno sono slaap = sleep
wasser agua eau acqua água water = water
gewicht peso poids gewicht = weight
projekt projekte proyecto proyectos projet projets progetto progetti projeto projetos project projecten = projects
mitarbeiter empleado empleados employé employés dipendente dipendenti funcionário werknemer werknemers = employees
produkt produkte producto productos produit produits prodotto prodotti produto produtos product producten = products
laden shop geschäft tienda boutique magasin negozio loja winkel = store
bestellung bestellungen pedido pedidos commande commandes ordine ordini bestelling bestellingen = orders
werkzeug werkzeuge herramienta herramientas outil outils attrezzo attrezzi ferramenta gereedschap = tools
wohnung wohnungen piso pisos appartement appartements appartamento appartamenti apartamento = flats
verein club asociación association associazione clube vereniging = club
garten jardín jardin giardino jardim tuin = garden
bienenstock bienenvolk bienenvölker colmena colmenas ruche ruches alveare alveari = hives
blume blumen fleur fleurs flor flores fiore fiori bloem bloemen = flowers
schuh schuhe zapato zapatos chaussure chaussures scarpa scarpe sapato sapatos schoen schoenen = shoes
kleidung ropa vêtements vestiti roupa roupas kleding = clothes
warenkorb carrito panier carrello carrinho winkelwagen = cart
priorität prioridad priorité priorità prioridade prioriteit = priority
lesen lectura lecturas lecture lectures lettura letture leitura leituras = reading
appli = app
einkommen ingresos revenu revenus reddito renda = income
kalorien calorías calories calorie = calories
rudern lauf läufe carrera carreras course corsa corrida = runs
vokabel vokabeln vocabulario vocabulaire vocabolario = vocabulary
lernkarte karteikarten tarjetas flashcards = flashcards
name namen nombre nombres nom noms nome nomi naam = name
datum fecha fechas date data = date
preis preise precio precios prix prezzo prezzi preço preços prijs = price
telefon telefonnummer teléfono telefono téléphone telefone telefoon = phone number
adresse dirección direccion indirizzo endereço adres = address
email correo mail e-mail = email
betrag importe cantidad montant importo valor bedrag = amount
menge anzahl quantité quantità quantidade aantal = quantity
kategorie kategorien categoría categorías catégorie catégories categoria categorie = category
geburtstag cumpleaños anniversaire compleanno aniversário verjaardag = birthday
bewertung bewertungen valoración valoraciones évaluation valutazione avaliação = rating
zutat zutaten ingrediente ingredientes ingrédient ingrédients ingredienti = ingredients
suche buscar búsqueda busqueda recherche ricerca busca zoeken = search
erinnerung erinnerungen recordatorio recordatorios rappel rappels promemoria lembrete lembretes herinnering = reminders
favoriten favoritos favoris preferiti = favourites
statistik statistiken estadística estadísticas statistiques statistiche estatísticas = statistics
kalender calendario calendrier calendário agenda = calendar
sammlung colección coleccion collection collezione coleção verzameling = collection
liste lista lijst = list
verfolgen verwalten speichern gestionar gestión registrar guardar controlar gérer suivre enregistrer gestire registrare tracciare gerenciar acompanhar beheren bijhouden gestor gestionnaire = track
aplicación aplicacion application applicazione aplicativo = app
tracker planer planificador planificateur = tracker
trinkgeld propina pourboire mancia gorjeta fooi = tip
rechner calculadora calculatrice calcolatrice rekenmachine = calculator
mit con avec com met = with
ohne sin sans senza sem zonder = without
und y et e en = and
für para pour per voor = for`;

/** Signs and syllables that stand for a word in scripts that write without spaces, or with endings of many kinds. */
const SIGNS = `レシピ 食谱 菜谱 레시피 рецепт وصفات = recipe
習慣 习惯 습관 привычк عادات = habit
家計簿 支出 记账 账单 가계부 расход бюджет مصاريف = expense
メモ ノート 笔记 备忘 메모 заметк ملاحظات = note
日記 日记 일기 дневник يوميات = diary
タスク やること 待办 任务 할일 할 задач مهام = task
買い物 购物清单 장보기 список покупок покупк تسوق = shopping list
本棚 読書 图书 书籍 독서 книг كتب = book
映画 电影 영화 фильм أفلام = movie
カレンダー 予定 日历 일정 календар تقويم = calendar
在庫 库存 재고 склад مخزون = inventory
筋トレ トレーニング 健身 운동 тренировк تمارين = workout
薬 药 약 лекарств أدوية = medicine
ペット 宠物 반려 питомц حيوانات = pet
植物 식물 растени نباتات = plant
旅行 여행 путешестви سفر = trip
天気 天气 날씨 погод طقس = weather
睡眠 수면 сон نوم = sleep
気分 心情 기분 настроени مزاج = mood
顧客 客户 고객 клиент عملاء = customer
会員 会员 회원 участник أعضاء = member
店 商店 가게 магазин متجر = store
水 물 воды ماء = water
単語 单词 단어 слов كلمات = vocabulary
検索 搜索 검색 поиск بحث = search
お気に入り 收藏 즐겨찾기 избранн مفضلة = favourites
通知 リマインダー 提醒 알림 напоминани تذكير = reminder
統計 统计 통계 статистик = statistics
写真 照片 사진 фото صور = photo
名前 名称 이름 имя = name
価格 价格 가격 цен = price
日付 日期 날짜 дат = date`;

const pairs = (text: string): [string, string][] =>
  text.split('\n').flatMap((line) => {
    const [left = '', right = ''] = line.split(' = ');
    return left.split(' ').map((word) => [word, right.trim()] as [string, string]);
  });

/** Foreign word → English. */
export const FOREIGN: ReadonlyMap<string, string> = new Map(pairs(WORDS));
/** Part of a text → English, longest first. */
export const FOREIGN_SIGNS: readonly [string, string][] = pairs(SIGNS).toSorted(
  (left, right) => right[0].length - left[0].length,
);
/** Endings of German compounds that say how something is kept. */
export const COMPOUND =
  /^(.{4,}?)(?:s|n|en)?(?:sammlung|verwaltung|liste|tracker|planer|tagebuch|buch|verzeichnis|übersicht|app|rechner|laden|shop|geschäft|kartei|kalender|manager)$/;
