/// Given names that are borne by one sex only nearly everywhere: they tell whom "he" and "she" may mean.
/// Source: our own compilation; names in use for both (Alex, Kim, Jean, Andrea, Nikita, …) are left out.
enum SpeakerNames {
    static let male = """
        aaron abdul abdullah abraham adam adrian ahmed ahmad akira alan albert alejandro aleksandr aleksei alexander
        alexei alfred ali alvaro amir anatoly andre andrei andrew andrzej angelo anthony antonio ari arnold arthur asif
        barack barry ben benjamin bernard bernie bill bob bobby boris brad brandon brendan brett brian bruce bryan
        carl carlos cesar charles charlie chris christian christopher chuck clarence clint colin craig cyril dan
        daniel darren dave david dean dennis derek diego dimitri dmitri dmitry dominic don donald doug douglas dwight
        ed eddie edgar eduardo edward edwin elijah elliot elon emilio emmanuel enrique eric erik ernest ernesto
        ethan eugene evan fernando felix francisco frank franklin fred frederick gabriel garry gary gavin geoff
        geoffrey george gerald gerard giovanni giuseppe glenn gordon graham greg gregory guillermo gunther gustavo
        guy hamid hans harold harry hassan hector heinrich henry herbert howard hugh hugo hussein ian ibrahim igor
        isaac ismail ivan jack jacob jacques jake james jared jason javier jeff jeffrey jens jeremy jerome jerry jesus
        jim jimmy joao joe joel johan john johnny jon jonathan jorge jose josé joseph josh joshua juan jerzy julian julio
        jurgen justin karl keith ken kenneth kevin khalid klaus kofi kyle larry lars lawrence leon leonard leonid liam
        lionel lloyd louis luca lucas luis luke mahmoud malcolm manuel marc marco marcus mario mark martin marvin
        matt matteo matthew maurice max mehmet michael mick miguel mike mikhail mitch mohamed mohammad mohammed
        muhammad mustafa nathan nathaniel neil nelson nicholas nicolas nigel nick nikolai nikolay nikos noah norman
        oleg oliver omar oscar osama otto owen pablo patrick paul pavel pedro peter petr phil philip phillip pierre
        pyotr rafael raj ralph ramon randy ray raymond recep ricardo richard rick rob robert roberto rodrigo roger
        roland ron ronald ross roy rudolf rupert russell ryan saddam salman sam samuel sanjay scott sean sebastian
        sergei sergey sergio seth shehbaz simon stanislav stefan stephen steve steven stuart ted terrence terry
        theodore thomas tim timothy toby todd tom tommy tony travis trevor umar vaclav vadim valery vasily victor
        viktor vince vincent vitaly vlad vladimir volodymyr walter warren wayne werner william winston wolfgang
        xavier yasser yevgeny yuri yusuf zachary
        """

    static let female = """
        abigail ada agnes aisha alexandra alice alicia alina alison allison amanda amber amelia amina amy ana anastasia
        angela angelina anita ann anna anne annie antonia april audrey aung barbara beatrice becky bella bernadette
        beth betty beverly bianca brenda bridget brittany camilla carla carmen carol carolina caroline carolyn
        caitlin cassandra catherine cathy cecilia charlotte chelsea cheryl christina christine cindy claire clara
        claudia condoleezza connie cristina cynthia daniela danielle deborah debbie denise diana diane dianna
        dolores donna doris dorothy ebony edith eileen elaine eleanor elena eliza elizabeth ella ellen eliza elsa
        emily emma erica erika esther ethel eva evelyn fatima felicity fiona florence frances gabriela gail
        georgia geraldine gertrude gina gladys gloria grace greta gwen hannah heather heidi helen helena hilary
        hillary ida ingrid irene irina isabel isabella ivana jacqueline jacinda jane janet janice jasmine jeanne
        jennifer jenny jessica jill joan joanna joanne jodie josephine joyce juanita june judith judy julia juliana
        julie juliet kamala karen kate katherine kathleen kathryn kathy katie katrina kayla kelly khadija kirsten
        kristen kristin kristina laura lauren laurie leah leila lena leslie lillian linda lisa liz lois
        loretta lorraine louise lucia lucy lydia lyudmila madeleine madison maggie malala margaret maria marian
        marianne marie marilyn marina marisa marjorie marta martha mary maryam maureen megan melania melanie melinda
        melissa meredith mercedes michelle mildred miranda miriam molly monica muriel nadia nancy naomi natalia
        natalie natasha nellie nicole nina nora norma olga olivia pamela patricia paula pauline peggy petra penelope
        penny phyllis priscilla priti rachel rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary
        roxana ruth sabrina sally samantha sandra sara sarah sharon sheila sheryl shirley silvia simone sofia sonia
        sonja sophia sophie stacy stella stephanie sue susan susanna suzanne svetlana sylvia tamara tania tanya
        tara tatiana teresa tessa theresa tina tracey tulsi ursula valentina valerie vanessa vera veronica veronika
        victoria viktoria violet virginia vivian wanda wendy whitney xenia yolanda yulia yvette yvonne zara zoe
        """
}
