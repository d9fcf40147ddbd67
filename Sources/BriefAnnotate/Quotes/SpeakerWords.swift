/// Small closed classes and the nouns that stand for speakers. Source: our own compilation.
enum SpeakerWords {
    static let lists: [(Lexeme, String)] = [
        (.beForm, "is are was were be been being am 's ain't isn't aren't wasn't weren't"),
        (.haveForm, "has had have having haven't hasn't hadn't"),
        (
            .auxiliary,
            """
            do does did don't doesn't didn't will would can could may might must shall should won't wouldn't can't
            cannot couldn't mustn't shouldn't kept keep keeps began begins started starts
            """
        ),
        (.he, "he"), (.she, "she"), (.they, "they"), (.it, "it"), (.firstPerson, "i we you"),
        (.objectPronoun, "him her them me us himself herself themselves itself"),
        (.relative, "who which whom whose what"),
        (.that, "that"), (.to, "to"), (.by, "by"), (.of, "of"), (.with, "with"), (.been, "been being"),
        (.according, "according"), (.quoted, "quoted heard overheard recorded filmed"), (.asWord, "as"),
        (.his, "his"), (.her, "her"), (.its, "its"), (.the, "the"), (.known, "known aka referred identified"),
        (
            .sure,
            """
            say tell add insist argue believe describe explain warn acknowledge says tells adds writes explains insists
            argues describes believes asks warns told said wrote
            """
        ),
        (.words, "words"), (.put, "put puts summed sums"),
        (.and, "and"), (.about, "about"), (.negative, "no nobody none neither nor"),
        (.speakOf, "speak speaks spoke spoken speaking talk talks talked talking"),
        (
            [.display, .document],
            """
            sign signs banner banners placard placards poster posters shirt shirts t-shirt t-shirts plaque plaques
            graffiti sticker stickers billboard billboards caption label labels headline headlines inscription
            """
        ),
        (.article, "a an"),
        (.source, "from by of"),
        (
            .plainly,
            """
            say says said saying tell tells told telling add adds added adding ask asks asked asking explained explains
            replied replies responded recalled recalls joked jokes tweeted remarked commented quipped
            shouted yelled whispered exclaimed admitted admits insisted insists complained complains lamented laments
            continued testified boasted urged pleaded chanted chanting chant shouting yelling
            urged urges urging warned warns warning vowed vows vowing demanded demands threatened threatens announced
            announces promised promises alleged alleges claimed claims argued argues predicted predicts pledged
            pledges declared declares proclaimed accused accuses accusing blamed blames thanked thanks criticized
            criticised condemned condemns denounced denounces praised praises apologized apologised begged begs
            cautioned conceded contended denied denies expressed expresses retorted countered agreed voiced
            """
        ),
        (
            .standIn,
            "all both another many several some most few one two three others neither third fourth fifth"
        ),
        (
            .determiner,
            "the a an this these those some any each every another no both several many most all few"
        ),
        (.possessive, "his her its their my our your"),
        (
            .preposition,
            """
            of for from at in on with to by about against among amid around behind between beyond during inside
            into near off onto over outside through throughout toward towards under upon via within without
            alongside despite per regarding concerning like following including across above below besides
            """
        ),
        (.conjunction, "and or but nor yet & plus"),
        (
            .subordinator,
            """
            while when because after before although though if as since until till where whether than whereas unless
            once so why how
            """
        ),
        (
            .adverb,
            """
            also later then further earlier again still however meanwhile today yesterday tonight tomorrow not never
            ever now just only simply once twice soon too instead ago even already often always sometimes previously
            recently reportedly allegedly famously furthermore moreover therefore thus nevertheless nonetheless
            perhaps maybe indeed reluctantly quickly merely likewise similarly afterwards afterward thereafter
            here there nearby abroad alike everywhere together alone himself herself itself themselves myself defiantly bluntly jokingly angrily sarcastically softly loudly quietly tearfully categorically flatly
            repeatedly publicly privately initially finally additionally subsequently separately specifically
            conversely elsewhere well online first last back out
            """
        ),
        (
            .time,
            """
            monday tuesday wednesday thursday friday saturday sunday january february march april june july august
            september october november december past morning afternoon evening night noon midnight week month year day
            weekend weeks months years days hour hours minutes monday's tuesday's wednesday's thursday's friday's
            saturday's sunday's
            """
        ),
        (
            [.person, .role],
            """
            spokesperson official officer officers officials minister president senator governor mayor secretary
            ambassador judge justice attorney lawyer prosecutor prosecutors sheriff chief commander general colonel
            captain lieutenant sergeant major admiral detective inspector commissioner director chairperson chair
            leader head founder co-founder owner manager boss executive ceo cfo coo analyst expert professor
            researcher scientist economist historian author co-author writer editor journalist reporter columnist
            correspondent activist campaigner advocate volunteer worker teacher student doctor physician nurse
            paramedic surgeon pilot engineer driver passenger resident neighbor neighbour witness survivor victim
            refugee migrant fighter militant rebel soldier veteran protester demonstrator voter candidate lawmaker
            legislator congressman congresswoman representative deputy mp premier chancellor monarch bishop
            archbishop cardinal priest pastor reverend rabbi imam cleric pope coach trainer player captain athlete
            striker midfielder goalkeeper manager singer musician artist actor actress filmmaker producer comedian
            celebrity envoy diplomat negotiator mediator adviser advisor aide counsel counselor strategist
            consultant administrator superintendent principal dean coroner pathologist investigator agent trooper
            firefighter ranger farmer shopkeeper merchant trader broker banker investor entrepreneur customer
            commuter tourist traveler traveller visitor guest fan supporter critic opponent rival colleague friend
            relative father mother son daughter brother sister husband wife uncle aunt cousin grandfather
            grandmother widow man woman boy girl person source insider whistleblower geochemist geologist
            seismologist meteorologist biologist physicist chemist astronomer epidemiologist virologist
            psychologist psychiatrist treasurer solicitor barrister magistrate councillor councilman councilwoman
            councilor alderman treasurer speaker whip host presenter anchor broadcaster organizer organiser
            coordinator designer architect developer programmer inmate prisoner detainee suspect defendant
            plaintiff patient juror tenant client classmate roommate teenager child kid teen pupil adult chef cook
            guard cop barista veteran orphan referee umpire skipper quarterback pitcher goalie comptroller
            provost warden marshal chaplain vicar poet curator landlord landlady tycoon magnate mogul oligarch
            aristocrat bureaucrat technocrat monk nun friar deacon rapper songwriter novelist playwright blogger
            clerk mechanic electrician accountant homeowner theologian nephew niece cousin grandson granddaughter
            fiance fiancee boyfriend girlfriend stepson stepdaughter captive hostage caller reader viewer shopper observer participant attendee member staffer employee worker trustee
            """
        ),
        (
            [.person, .standIn], "someone somebody anyone anybody everyone everybody"
        ),
        (
            [.person, .plural],
            """
            officials officers police prosecutors authorities lawyers attorneys experts researchers scientists
            economists analysts activists campaigners advocates volunteers workers teachers students doctors nurses
            paramedics residents neighbors neighbours witnesses survivors victims refugees migrants fighters
            militants rebels soldiers troops veterans protesters demonstrators voters lawmakers legislators
            senators ministers leaders diplomats negotiators advisers aides investigators agents firefighters
            farmers customers commuters tourists passengers visitors fans supporters critics opponents colleagues
            friends relatives parents families people men women sources observers participants members staffers
            employees allies ally organizers organisers rescuers historians journalists reporters commentators locals
            villagers citizens players coaches judges jurors republicans democrats conservatives
            """
        ),
        (
            [.person, .role, .male],
            """
            spokesman chairman businessman congressman councilman statesman policeman fireman fisherman salesman
            clergyman cameraman gunman father son brother husband uncle grandfather man boy king prince duke actor
            widower boyfriend nephew grandson stepfather
            """
        ),
        (
            [.person, .role, .female],
            """
            spokeswoman chairwoman businesswoman congresswoman councilwoman policewoman mother daughter sister wife
            aunt grandmother woman girl queen princess duchess actress widow girlfriend niece granddaughter
            stepmother
            """
        ),
        (
            .title,
            "dr. prof. rev. sen. gov. gen. col. sgt. lt. capt. maj. cpl. adm. rep. hon. det. supt. insp."
        ),
        ([.title, .male], "mr mr. sir lord"),
        ([.title, .female], "mrs mrs. ms ms. miss lady dame madam"),
        (
            .document,
            """
            statement dissent memoir plea report letter tweet tweets post email e-mail message memo memorandum note decree order ruling
            complaint indictment affidavit lawsuit suit document documents study article editorial release video
            caption sign banner text bill law resolution declaration communique communiqué testimony interview
            transcript filing website page account advertisement ad poster placard book review paper notice
            warning agreement headline petition manifesto speech address remarks comment comments broadcast
            announcement judgment judgement verdict opinion motion bulletin advisory charter treaty constitution
            dispatch column op-ed blog podcast biography obituary inscription label plaque slogan questionnaire
            survey poll press
            """
        ),
        (
            .organization,
            """
            company firm tabloid weekly corporation group agency ministry department police government office organization
            organisation committee commission council court party union army military forces navy coalition team
            club league association authority authorities administration university bank network newspaper magazine
            daily broadcaster channel station site outlet media institute foundation charity watchdog regulator
            parliament senate congress force opposition campaign family jury tribunal board panel embassy militia
            alliance federation consortium airline manufacturer maker publisher retailer operator developer
            conglomerate startup bureau service services inspectorate directorate secretariat mission
            hospital school church museum band studio label junta kremlin pentagon vatican assembly congregation
            prosecution defence defense leadership management administration delegation crowd audience crew staff
            squad brigade regime couple pair duo trio judiciary clergy treasury taskforce department registry
            archive library theatre theater orchestra syndicate collective lobby trust cabinet presidency monarchy
            """
        ),
        (
            .speechNoun,
            """
            statement claim claims assertion assurance remark remarks comment comments warning promise pledge
            declaration announcement allegation allegations accusation accusations suggestion call calls demand
            demands complaint complaints description admission words argument contention observation threat threats
            """
        ),
        (
            .naming,
            """
            so-called headlined captioned billed nicknamed dubbed titled entitled codenamed code-named named aka subtitled term terms word words
            phrase phrases nickname nicknames title name names slogan hashtag moniker pseudonym alias acronym motto
            song songs film films movie movies book novel album single series show episode play musical painting
            poem essay track hit sitcom documentary magazine game operation project codename headline category
            """
        ),
        (
            .finite,
            """
            went came made took gave got left saw knew put ran set met led lost won paid sent built fell rose held
            brought became grew broke drew flew wore heard thinks thought feel feels felt believe believes believed consider considers considered needs wants makes takes gives goes comes
            remains remained includes included followed follows killed died arrested released visited signed opened
            closed increased decreased increased moved lived worked played wanted needed tried used helped
            happened occurred failed refused agreed found finds
            """
        ),
    ]
}
