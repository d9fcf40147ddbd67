/// Given names that are borne by one sex only nearly everywhere: they tell whom "he" and "she" may mean.
/// Source: our own compilation; names in use for both (Alex, Kim, Jean, Andrea, Nikita, …) are left out.
enum SpeakerNames {
    static let male = """
        aaron abdel abdul abdulaziz abdullah abraham adam adnan adrian ahmad ahmed akbar akira alan albert
        alejandro aleksandr aleksei alessandro alexander alexei alfred ali alistair alvaro alvin amir amit amos
        anatoly andre andrei andrew andrzej andy angelo angus anil anthony antoine antonio anwar ari arjun
        armando arnold arthur artur arun ashok asif aziz barack barry bart bashar basil ben benedict benjamin
        bernard bernie bert bilal bill blake bob bobby boris brad brandon brendan brent brett brian bruce bruno
        bryan byron caleb calvin carl carlo carlos cecil cesar cesare chad charles charlie chester chris
        christian christopher chuck clarence clark claude clay clifford clifton clint clyde cody colin connor
        conor cornelius craig cristian cristiano curt curtis cyril cyrus dale damon dan daniel dante darren
        darryl daryl dave david davide dean deepak denis dennis derek desmond dick diego dimitri dirk dmitri
        dmitry dmytro dominic don donald donnie doug douglas duncan dwight eamon earl ed eddie edgar edmund
        eduardo edward edwin elijah elliot elon emil emile emilio emmanuel enrique enzo eric erik ernest ernesto
        ernie ethan etienne eugene evan ezra fabio fabrice fadi faisal farid farouk felix fernando fidel floyd
        francisco frank franklin franz fred frederick fritz gabriel garry gary gavin gene geoff geoffrey george
        gerald gerard gerhard gilbert gino giorgio giovanni giulio giuseppe glenn gopal gordon graham greg
        gregor gregory grigory guido guillermo gunther gustav gustavo guy habib haider hakan hamid hamza hans
        harold harry haruki haruto harvey hasan hassan hector heinrich henri henry herbert hideo hiroshi
        hiroyuki hisham horace howard howie hubert hugh hugo hussein iain ian ibrahim idris ignacio igor imran
        isaac isaiah ismail ivan ivo jack jacob jacques jaime jake jakob jamal james jared jason javier jean-luc
        jean-paul jean-pierre jeb jeff jeffrey jens jeremiah jeremy jerome jerry jerzy jesus jim jimmy joachim
        joao joe joel johan john johnny jon jonathan jorge jose josef joseph josh joshua josé juan juergen jules
        julian julio julius jurgen justin kamal kaoru kareem karim karl kazuo keith kemal ken kenji kenneth kent
        kevin khaled khalid kiran kirk klaus kofi kurt kyle lamar lance larry lars laszlo laurent lawrence lech
        leo leon leonard leonardo leonid leroy lester lewis liam lionel lloyd lorenzo lorne louis luc luca lucas
        lucien ludwig luigi luis luke lyle mads magnus mahmoud majid malcolm mansour manuel marc marcel marcelo
        marco marcus marek mario mark martin marvin mateo matt matteo matthew matthias maurice mauricio mauro
        max maxim maximilian mehdi mehmet melvin micah michael michel mick miguel mikael mike mikhail milan
        miroslav mitch mitchell mohamad mohamed mohammad mohammed mohsen mordechai moses moshe muhammad murad
        murray mustafa mustapha nabil narendra nasser nathan nathanael nathanial nathaniel nawaz ned neil nelson
        nicholas nick nicolae nicolas nigel nikolai nikolay nikos noah norm norman olaf ole oleg oliver omar
        omer osama oscar oskar osman oswald otis otto owen pablo pascal patrick paul pavel pedro percy pervez
        peter petr phil philip philippe phillip pierre piotr pyotr qasim quentin radek rafael rahul raj rajesh
        ralph ramesh rami ramon randall randy rashid raul ravi ray raymond recep reginald rex reza ricardo
        riccardo richard rick riyad rob robert roberto rodney rodrigo roger rohit roland roman ron ronald rory
        ross roy ruben rudolf rufus rupert russell rustam ryan saddam sadiq salim salman sam sami samir samuel
        sandeep sanjay santiago satoshi saul scott sean sebastian selim sergei sergey sergio sergiy seth shane
        shawn shehbaz shinzo shlomo sid siddharth silvio simeon simon slobodan stanislav stefan stefano stefanos
        stephen steve steven stuart sunil suresh sven takashi tarek tariq tayyip ted terrence terry theo
        theodore thomas tim timothy timur tobias toby todd tom tomas tomasz tommy tony toshiro travis trevor
        tyler tyrone ulrich umar uri usman vaclav vadim valery vasily vernon victor vijay vikram viktor vince
        vincent vincenzo virgil vitaly vito vlad vladimir volodymyr wade waleed walid wallace walt walter warren
        warwick wayne werner wesley wilbur wilfred william willie winston wojciech wolfgang woody xavier yair
        yannick yasir yasser yevgeny yitzhak yosef yousef youssef yuri yusuf yves zach zachary zaheer zaid
        zbigniew ziad zoran
        """

    static let female = """
        aaliyah abigail ada adele adriana agatha agnes aicha aisha alana alba alejandra alexandra alice alicia
        alina alison allison alma althea amanda amber amelia amina aminata amy ana anastasia anat angela
        angelina anika anita anjali ann anna annabel anne annette annie antonia april arlene astrid audrey aung
        aurora ava ayesha aylin azadeh barb barbara beata beatrice beatriz becky belinda bella bernadette
        bernice bertha bess beth betty beverly beyonce bianca birgit blanca bonnie bozena brenda bridget
        brittany caitlin camilla camille candace candice carla carlotta carmen carol carolina caroline carolyn
        carrie cassandra cassie catarina catherine cathy cecilia celeste celia charlene charlotte chelsea cheryl
        chiara christa christina christine cindy claire clara clarissa claudia colette colleen condoleezza
        connie constance cora corinne cristina crystal cynthia dagmar daisy daniela danielle daphne darlene dawn
        deanna deb debbie deborah debra deepa delia della delores denise diana diane dianna dilma dina divya
        dolores donna dora doris dorothea dorothy ebba ebony edith edna effie eileen ekaterina elaine eleanor
        elena eleni elif elisa elisabeth elise eliza elizabeth ella ellen elsa elsie elvira emilia emily emma
        enid erica erika erin ernestine esperanza estelle esther eszter ethel etta eunice eva evelyn evgenia
        faith farah farida fatima fatma fatoumata fay faye felicity fiona fiorella flora florence frances
        francesca freya frieda gabriela gabrielle gail gemma genevieve georgia georgina geraldine germaine
        gertrude gina giorgia giovanna giulia gladys gloria grace greta gretchen guadalupe gulnara gwen
        gwendolyn hala hanan hanna hannah harriet hazel heather hebe heidi helen helena helga henrietta hermione
        hilary hilda hillary holly huda ida ilaria ilse imelda imogen ines inga inger ingrid ioana irene irina
        iris iryna isabel isabella isha isla ivana ivy jacinda jacinta jacqueline jadwiga jana jane janelle
        janet janice janine jasmine jayne jeanne jeannette jenna jennie jennifer jenny jeri jessica jill joan
        joanna joanne jodie jolanta joni josefina josephine joyce juanita judith judy julia juliana julie juliet
        juliette june justine kaitlyn kalpana kamala karen karin karla karolina katarina kate katerina kateryna
        katharine katherine kathleen kathryn kathy katie katrina kayla keira kelly khadija khadijah kimberly
        kirsten kirsty kristen kristin kristina kristine krystal lakshmi lana lara larisa latoya laura lauren
        laurie layla leah leanne leila lena leslie leticia leyla liesl lila lillian lillie lily linda lindiwe
        lisa lisbeth liz ljudmila lois lola loretta lorna lorraine lottie louisa louise lubna lucia luciana
        lucille lucy ludmila luisa luz lydia lyudmila mabel madeleine madison mae magda magdalena maggie maha
        malala malgorzata malia mara marcela marcia margaret margarita margery margot marguerite maria mariam
        marian mariana marianne maribel maricel marie marilyn marina marisa marissa mariya marjorie marla
        marlene marsha marta martha mary maryam maryna matilda maud maude maureen mavis maxine maya meera meg
        megan mehreen melania melanie melinda melissa mercedes meredith mia michelle mila mildred millie mimi
        mina minnie miranda mireille miriam mirjam molly mona monica muriel nadia nadine najat nan nancy nanette
        naomi nasreen natacha natalia natalie natasha nawal nell nellie nettie nicole nimrata nina nirmala
        nkechi noelle noor nora norma nour odessa odette oksana olena olga olha olivia ophelia pamela paola
        patricia patsy patti paula paulette pauline peggy penelope penny petra phoebe phyllis pilar pippa polly
        portia preeti priscilla priti priya rachel ramona raquel rebecca reena regina rena renata renate renee
        rhonda rita ritu roberta rochelle romina rosa rosalie rosalind rosanna rose roseanne rosemary rosie
        rowena roxana ruby rukmini rumana ruth saba sabine sabrina sadia sadie sakura sally salma samantha
        samira sandra sania saoirse sara sarah seema selena selma serena shabana shabnam shakira shanti sharon
        shauna sheena sheila shelley sherry sheryl shireen shirin shirley signe sigrid silvia simona simone
        sinead siobhan sofia sofie solveig sonia sonja sonya sophia sophie stacey stacy stefania stella
        stephanie sue sumaya sunita susan susanna susannah susie suzan suzanne svenja svetlana sybil sylvia
        tabitha tamar tamara tammy tania tanja tanya tara tatiana tatyana tehmina teresa tess tessa thelma
        theresa tiffany tilda tina tracey trudy tulsi ulla ulrike uma una ursula valentina valeria valerie
        vandana vanessa vanya velma vera verna veronica veronika vesna vicki vicky victoria viktoria vilma
        violet violeta virginia viv vivian wanda wendy whitney wiktoria wilhelmina wilma winifred xenia yael
        yasmin yasmine yekaterina yevgenia yoko yolanda yulia yvette yvonne zahra zainab zara zeinab zelda zoe
        zofia zsuzsanna
        """
}
