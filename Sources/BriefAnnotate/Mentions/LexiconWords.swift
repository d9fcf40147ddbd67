/// The words of the lexicon, written down for this program: each in small letters, without accents and
/// without the full stop of an abbreviation; names of several words with `_` between them.
enum LexiconWords {
    static let lists: [(WordKind, String)] = [
        (.honorific, honorifics), (.title, titles), (.role, roles), (.givenName, givenNames),
        (.organization, organizations), (.company, companies), (.place, places),
        (.placeBefore, placesBefore), (.demonym, demonyms), (.calendar, calendar),
        (.particle, particles), (.connector, "of the and for on in to & at de des du la del da der des y"),
        (.speech, speech), (.locative, locatives), (.suffix, "jr sr ii iii iv phd md esq"),
        (.initialism, initialisms), (.direction, directions), (.function, functionWords),
        (.common, functionWords), (.state, states), (.business, companies),
        (.business, businesses), (.kin, kin),
        (.union, "un eu nato opec asean european_union united_nations african_union arab_league"),
        (.common, commonWords), (.eventOrWork, eventsAndWorks),
    ]

    private static let honorifics = """
        mr mrs ms miss mx dr sir dame lord lady madam madame monsieur herr frau senor senora don dona sheikh
        sheik mullah ayatollah imam rabbi rev reverend father sister brother pope prof professor hon
        messrs king queen prince princess duke duchess baron baroness emperor emir sultan
        """

    private static let titles = """
        president vice vp premier prime minister chancellor secretary undersecretary governor gov lieutenant lt
        senator sen congressman congresswoman representative rep deputy assistant associate mayor councillor
        councilman councilwoman councilor alderman commissioner ambassador consul envoy diplomat judge justice
        magistrate prosecutor attorney solicitor sheriff constable superintendent inspector detective officer
        sergeant sgt corporal cpl private pvt captain capt commander cmdr colonel col major maj general gen
        brigadier brig admiral adm marshal commodore ensign chief director chairman chairwoman chairperson chair
        ceo cfo coo cto founder cofounder owner manager head leader spokesman spokeswoman spokesperson speaker
        coach trainer captain archbishop bishop cardinal pastor priest deacon dean provost rector chaplain
        analyst economist historian scientist researcher author writer journalist reporter correspondent
        editor columnist photographer director producer actor actress singer musician rapper composer
        footballer striker midfielder defender goalkeeper quarterback pitcher driver rider boxer champion
        astronaut pilot engineer doctor nurse surgeon lawyer barrister counsel treasurer comptroller auditor
        spokespersons activist dissident rebel warlord militant whistleblower billionaire businessman
        businesswoman candidate nominee lawmaker legislator mp mep msp mla mlc md pm fm dg lady whip
        comrade professor headmaster principal warden marshall interior foreign defence defense finance
        health education justice home shadow acting interim former late ex then outgoing incoming
        co senior junior
        """

    private static let roles = """
        president minister premier chancellor secretary governor senator congressman congresswoman mayor judge
        commissioner ambassador envoy prosecutor attorney lawyer sheriff inspector detective officer sergeant
        captain commander colonel major general admiral chief director chairman chairwoman chair founder
        owner manager head leader spokesman spokeswoman spokesperson speaker coach archbishop bishop cardinal
        pastor priest analyst economist historian scientist researcher author writer journalist reporter
        correspondent editor columnist photographer producer actor actress singer musician rapper composer
        footballer striker midfielder defender goalkeeper quarterback pitcher driver boxer astronaut pilot
        engineer doctor nurse surgeon treasurer activist dissident rebel warlord militant whistleblower
        billionaire businessman businesswoman politician candidate nominee lawmaker legislator professor
        teacher student farmer fisherman soldier fighter policeman policewoman resident neighbour neighbor
        witness victim suspect widow widower wife husband son daughter father mother brother sister uncle
        aunt cousin nephew niece man woman boy girl friend colleague aide adviser advisor diplomat official
        expert veteran survivor refugee tourist worker employee executive entrepreneur investor artist
        painter poet novelist playwright comedian presenter host model dancer swimmer runner athlete player
        member citizen native who
        """

    private static let kin = """
        son daughter wife husband widow widower brother sister father mother uncle aunt cousin nephew niece
        grandson granddaughter grandfather grandmother stepson stepdaughter stepfather stepmother fiance
        fiancee spouse parents twin
        """

    private static let givenNames = """
        james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
        mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey
        ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank
        alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter
        kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur lawrence
        jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph randy
        eugene vincent russell elijah louis bobby philip johnny mary patricia jennifer linda elizabeth barbara
        susan jessica sarah karen nancy lisa betty margaret sandra ashley kimberly emily donna michelle dorothy
        carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy shirley angela helen
        anna brenda pamela nicole emma samantha katherine christine debra rachel catherine carolyn janet ruth
        maria heather diane virginia julie joyce victoria olivia kelly christina lauren joan evelyn judith
        megan cheryl andrea hannah martha jacqueline frances gloria ann teresa kathryn sara janice jean alice
        madison doris abigail julia judy grace denise amber marilyn beverly danielle theresa sophia marie diana
        brittany natalie isabella charlotte rose alexis kayla jane kate claire fiona gordon neil simon graham
        nigel colin ian stuart derek trevor geoffrey barry clive malcolm hugh angus alastair ewan liam connor
        oliver harry charlie oscar leo alfie freddie archie theo toby rupert giles nick dave mike tom bob jim
        bill dick ted tim ben dan sam matt steve chris greg jeff ken ron don ray phil rick tony jimmy tommy
        vladimir sergei sergey dmitry dmitri alexei aleksei alexey andrei andrey mikhail nikolai nikolay ivan
        igor oleg boris yuri viktor anatoly yevgeny evgeny gennady valery vasily pavel pyotr roman stanislav
        volodymyr oleksandr mykhailo petro olga tatiana tatyana natalia svetlana irina elena yelena ekaterina
        ludmila lyudmila galina anastasia mohammed muhammad mohamed mohammad ahmed ahmad mahmoud mustafa
        hassan hussein hossein omar umar osama usama khalid khaled ibrahim ismail yusuf youssef abdul abdullah
        abdallah abdel ali hamid hamad saad said salah saleh nasser nasir tariq bashar rafik fatima aisha layla
        leila zainab mariam maryam noor yasmin amina khadija benjamin yitzhak shimon ariel ehud avigdor moshe
        jean jacques pierre francois nicolas philippe michel alain bernard emmanuel laurent didier thierry
        dominique gerard marcel henri luc yves jerome francoise isabelle brigitte hans klaus jurgen wolfgang
        gerhard helmut dieter horst heinz karl friedrich ulrich stefan andreas matthias angela ursula petra
        giovanni giuseppe antonio mario luigi marco matteo silvio paolo franco carlo roberto francesco lorenzo
        pedro pablo carlos luis jorge miguel manuel francisco fernando alejandro javier diego rafael ricardo
        eduardo sergio alberto enrique hugo raul cristina guillermo gustavo hector julio oscar ramon felipe
        joao paulo luiz dilma lars sven erik anders bjorn magnus olaf jens mads niels ingrid astrid kofi kwame
        nelson thabo jacob desmond goodluck olusegun yoweri robert uhuru raila wangari ban deng mao hu wen
        kim park lee chen wang zhang liu li hiroshi kenji akira yukio shinzo junichiro naoto taro yoko keiko
        raj rajiv rahul sonia indira narendra manmohan sanjay amit anil vijay arun ravi suresh ramesh deepak
        priya anita sunita benazir imran pervez nawaz asif zulfikar aung alex max wes josh zach nate luke drew chad brad kurt ross craig dean derek
        glenn wendy holly molly polly lucy ellie chloe grace sophie alison gillian hilary leslie lesley jenny
        jill joanna marcus martin lewis felix hubert edgar edwin ernest fred alfred herbert howard norman stanley
        sidney leonard maurice clifford clarence victor ivan hans otto emil marc yann loic mathieu aleksandr
        artem kirill maxim denis ruslan rustam timur aslan ramzan kristina yana daria polina barack hillary bernie elon
        """

    private static let organizations = """
        university college school academy institute institution ministry department dept agency bureau office
        commission committee council board court tribunal parliament congress senate assembly government
        administration authority federation association society union league alliance coalition front movement
        party army navy force forces guard guards corps brigade battalion regiment command police constabulary
        bank fund exchange foundation trust company corporation group holdings industries enterprises partners
        airlines airways railways railway network news times post herald tribune gazette journal guardian
        telegraph observer chronicle press radio television broadcasting studios pictures records entertainment
        media magazine hospital clinic church cathedral mosque synagogue museum gallery library theatre theater
        orchestra club united rovers team nations organisation organization service services centre center
        laboratory laboratories observatory program programme project initiative task chamber secretariat
        cabinet house brothers motors electric systems technologies technology software communications
        international pharmaceuticals insurance securities capital airline operator syndicate cartel gang
        militia jihad brotherhood resistance liberation unit squad directorate inspectorate registry watch archdiocese diocese congregation
        survey consortium cooperative confederation conference
        """

    private static let companies = """
        inc corp ltd llc llp plc gmbh ag sa nv bv ab oy asa spa srl sarl kk co company corporation limited
        incorporated holdings pty fc afc
        """

    private static let businesses = """
        group holdings foundation industries enterprises partners airlines airways motors electric systems
        technologies technology software platforms pharmaceuticals studios pictures records entertainment media
        networks games brothers insurance securities capital
        """

    private static let places = """
        river lake sea ocean bay gulf strait channel island islands peninsula mountain mountains mount hill
        hills valley desert forest park beach coast canyon falls creek springs glacier volcano street st
        avenue ave road rd boulevard blvd lane drive square bridge tunnel highway freeway motorway turnpike
        airport station port harbor harbour county province district region territory prefecture oblast
        governorate municipality borough parish township village town city republic kingdom
        emirate canton commonwealth heights plaza tower stadium arena castle palace prison cemetery dam
        line pass plateau reservoir reef basin delta cape camp base barracks
        """

    private static let placesBefore =
        "lake mount mt cape fort port gulf isle isles st saint san santa el los las new"

    private static let directions = """
        north south east west northern southern eastern western central northeast northwest southeast southwest
        upper lower greater inner outer mid northeastern northwestern southeastern southwestern
        """

    private static let demonyms = """
        afghan albanian algerian american angolan arab arabian argentine argentinian armenian australian austrian
        azerbaijani bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian british bulgarian
        burmese cambodian cameroonian canadian catalan chadian chechen chilean chinese colombian congolese
        croatian cuban cypriot czech danish dutch ecuadorian egyptian english eritrean estonian ethiopian
        european filipino finnish french georgian german ghanaian greek guatemalan haitian honduran hungarian
        hawaiian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian
        kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian
        macedonian malaysian malian maltese mexican moldovan mongolian montenegrin moroccan mozambican namibian
        nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan persian
        peruvian polish portuguese qatari roman romanian russian rwandan salvadoran saudi scottish senegalese
        serbian sicilian slovak slovenian somali soviet spanish sudanese swedish swiss syrian taiwanese tajik
        tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese
        welsh yemeni zambian zimbabwean african asian latin hispanic western eastern nordic scandinavian
        balkan baltic caribbean mediterranean catholic protestant orthodox christian muslim jewish hindu
        buddhist sikh shia shiite sunni islamic islamist islam christianity democrat democratic republican
        conservative labour liberal socialist communist tory nazi fascist marxist taliban texan californian
        londoner parisian berliner americans russians germans britons italians israelis palestinians iranians
        iraqis syrians turks kurds arabs muslims christians jews africans europeans asians canadians
        australians mexicans indians pakistanis afghans ukrainians egyptians saudis koreans cubans greeks
        serbs croats bosnians albanians poles czechs swedes danes finns spaniards democrats republicans
        conservatives liberals socialists communists tories sunnis shiites catholics protestants hindus
        """

    private static let calendar = """
        january february march april may june july august september october november december jan feb mar apr
        jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues
        wed thu thur thurs fri sat sun christmas easter ramadan
        """

    private static let particles = """
        de da do dos das del della di du la le van von der den ter ten bin ibn bint al el abu ben st af av
        zu y e ap
        """

    private static let speech = """
        said says say told tells added adds asked asks announced stated wrote writes tweeted declared claimed
        insisted argued warned explained noted admitted denied confirmed replied responded commented remarked
        testified recalled acknowledged suggested believes believed thinks thought urged vowed pledged promised
        apologised apologized resigned died married pleaded met called calls
        """

    private static let locatives =
        "in near at from outside inside around across throughout toward towards into"

    /// States of the world, continents and a few great cities of two words; `US`, `UK` and the like in capitals only.
    private static let states = """
        afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
        bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria
        burundi cambodia cameroon canada chile colombia comoros congo croatia cuba cyprus czechia denmark
        djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland france gabon gambia
        germany ghana greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland india
        indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya kiribati kosovo kuwait
        kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia
        madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco
        mongolia montenegro morocco mozambique myanmar burma namibia nauru nepal netherlands nicaragua niger
        nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar
        romania russia rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan
        suriname sweden switzerland syria taiwan tajikistan tanzania thailand tibet togo tonga tunisia turkey
        turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe
        united_states united_kingdom united_arab_emirates saudi_arabia south_korea north_korea south_africa
        south_sudan new_zealand sri_lanka costa_rica puerto_rico el_salvador hong_kong ivory_coast sierra_leone
        burkina_faso cape_verde dominican_republic czech_republic central_african_republic papua_new_guinea
        east_timor timor-leste equatorial_guinea guinea-bissau solomon_islands marshall_islands san_marino
        vatican_city trinidad_and_tobago antigua_and_barbuda bosnia_and_herzegovina north_macedonia
        great_britain northern_ireland soviet_union russian_federation middle_east latin_america north_america
        south_america new_york los_angeles san_francisco new_delhi
        england scotland wales britain america europe africa asia antarctica us uk usa uae ussr u.s u.k u.s.a
        """

    private static let initialisms = """
        ceo cfo coo cto tv am pm gmt utc est edt cst cdt mst mdt pst pdt bst cet cest dna rna hiv aids covid
        gdp gps url www http ok usd gbp eur suv ufo faq pdf html usb dvd cd pc id vip diy asap rip aka ad bc
        bce ce mph kph km cm mm kg ied icbm uav sms phd mba ba bsc md ngo ngos mp mps ipo roi iq pr hr it vs
        ii iii iv vi vii viii ix xi xii xiii xiv xv xvi
        """

    private static let eventsAndWorks = """
        war wars battle revolution uprising rebellion massacre genocide treaty agreement accord accords pact
        protocol convention summit games olympics cup championship championships open prix derby marathon
        festival awards award prize medal oscars act bill amendment constitution resolution law day week month
        year eve era age crisis hurricane typhoon cyclone storm earthquake operation campaign election
        elections referendum marches protests inquiry trial report plan deal scandal affair symphony
        tour season series show anthem flag
        """

    private static let functionWords = """
        the a an this that these those it its he she they we you i him her them us me his their our your my
        himself herself itself themselves who whom whose which what when where why how there here then now
        and or but nor so yet for of in on at by from with to into onto upon about above across after against
        along amid among around as before behind below beneath beside besides between beyond despite down
        during except inside like near off out outside over past per since than through throughout till
        toward towards under underneath until unlike up via within without if unless because although though
        while whereas whether once not no yes all any both each either every few many more most much neither
        none one two three four five six seven eight nine ten other others another some such same several
        is are was were be been being am do does did done doing has have had having will would shall should
        can could may might must ought let lets also just only even still too very quite rather however
        therefore thus moreover furthermore meanwhile nevertheless nonetheless otherwise instead indeed
        perhaps maybe again ever never always often sometimes already soon later earlier today tomorrow
        yesterday tonight first second third last next according
        """

    private static let commonWords = """
        able access account act action activity actor ad addition address adult affair age agency agent ago air
        amazon amount animal answer apple area argument arm army art article asset attack audience aunt author
        authorities authority autumn award baby back bad bag ball band bank bar base basis battle bay beach bear
        beat beauty bed bee bell best bet better big bill billion bird birth bishop bit black blood blue board
        boat body bomb bond bone book border boss bottle bottom bow box boy branch brand bread break bridge
        brother brown budget building bus bush business butler buyer call camera camp campaign capital captain
        car carbon card care carpenter carter case cash castle cat cause cell center central century chain chair
        challenge chance change chapter charge chase chelsea chief child children china choice church circle
        citizen city civil claim class clean clear client climate clock close club coach coal coast coffee cold
        college color colour comet comment common community company computer concern condition conference
        congress contact control cook cool cooper corner cost council country couple course court cover crew
        cricket crime crisis cross crown cup current customer cut damage dance danger data date daughter day
        dead deal death debate decade decision defence defense degree delta demand department design despite
        detail development device diet difference dinner direction director disease doctor dog dollar door
        doubt dove dream drink drive driver drone drug duke dust duty eagle early earth east echo economy edge
        education effect effort egg election emergency end enemy energy engine english escape estate evening
        event evidence example exchange exit expert express eye face fact fair faith fall falls family farm
        farmer fashion fast father fear federal field fight fighter figure file film final finance fire firm
        first fish fisher flag fleet flight floor focus food foot force foreign forest form former forum
        forward foundation fox frank free freedom friend front fuel fund future game garden gas gate gay general
        giant gift girl glass global globe goal god gold good goods government grand grant grass gray great
        green grey ground group growth guard guardian guide gun hall hand hard harbor head health heart heat
        hero high hill history hit holiday home hope horse hospital host hotel hour house human hunt hunter
        hurricane ice idea image impact independence independent index industry information inside insight
        intel interest international internet interview investigation island issue item job joint journal
        journalist joy judge jury justice key kid king kiss kitchen knight knowledge label labor labour lady
        lake lamb land language large law lawyer lead leader league leave left legal less letter level liberty
        life light line link lion list little local long long look lord loss lot love low machine magic mail
        main major male man manager march mark market marriage marshal mars mason mass master match matter may
        mayor meal meaning measure meat media medical meeting member memory mercury message meta metal method
        metro middle mile military mill miller million mind minister minute mirror mission mix model modern
        moment money month moon moore moral morning mother motion mount mountain mouth move movement movie
        muse music name nation national nature navy need network new news newspaper night nike noble north nose
        note number nurse oak object ocean offer office officer official officials oil old open opera operation
        opinion opportunity oracle orange order organization origin owner pack page paint pair palace pale
        paper parent park parliament part partner party pass patient pattern peace people percent performance
        period person phoenix phone photo picture piece pilot pin pink pitch place plan plane planet plant play
        player poet point poison police policy pool poor pope population port position post pound poverty power
        press price pride priest prime prince prison privacy private prize problem process product professor
        profit program project property protest proud province public puma purple quality quarter queen
        question quick race radio rail rain range rat rate rats reach reading ready real reason record red
        region relief religion report reporter republic research resident residents response rest result rice
        rich ride right ring rise risk river road rock role roof room root rose round route royal rule run
        safety sage sale salt sand saturn sat save scale scene school science score sea search season seat
        secret secretary section security self senate sense series service set shadow shape share shell shift
        ship shock shoe shop short shot show side sign signal silk silver sister site size skin sky slack
        sleep small smart smith smoke snap snow social society soldier solution son song soul sound source
        south space spark speaker speech speed spirit sport spot spring square staff stage star stars start
        state statement states station stay steel step stock stone stop store storm story strange street strike
        strong student study style subject success sugar suit summer sun support surface surprise survey sweet
        swift system table talk target task taste tax taylor teacher team technology telegram telegraph
        television term terror test text theory thing thought threat tide tiger time times tin title tool top
        total touch tour tower town track trade tradition traffic train treasury treatment tree trial tribune
        trip trouble truck true trump trust truth tube turn twin twitter type uncle union unit united
        university upper user value van venus version victim victory video view village virgin virus vision
        visa visit visitor voice vote wage walk walker wall war warm watch water wave way weapon weather week
        weight west wheel white wide wife wild will win wind window wine wing winter wire wise woman women wolf
        wood wood word words work worker workers world worth writer wrong year york young youth zone
        spokesman spokeswoman spokesperson thousands hundreds dozens scientists researchers experts analysts
        critics supporters opponents protesters demonstrators lawmakers prosecutors investigators rescuers
        firefighters paramedics witnesses survivors relatives neighbours neighbors students teachers doctors
        nurses patients troops soldiers rebels militants gunmen insurgents civilians refugees migrants voters
        thanks thank welcome please sorry hello dear tuesday nothing everything something everyone someone
        anyone nobody somebody anybody asked born speaking following including given based due despite
        """
}
