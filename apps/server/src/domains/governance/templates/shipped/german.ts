import type { Translation } from './translate.ts';

/** The templates that come in German as well. */
export const german: Readonly<Record<string, Translation>> = {
  'initiation-request': {
    title: 'Projektantrag',
    summary:
      'Beantragt, dass aus einer Idee ein Projekt wird: was heute fehlt, was besser würde und was es braucht.',
    sections: {
      request: [
        'Der Antrag',
        'Wer beantragt was, in wenigen Zeilen, die für sich stehen.',
        {
          name: [
            'Name des Projekts',
            'Kurz und auch außerhalb der Abteilung verständlich.',
            'Online-Buchung von Liegeplätzen',
          ],
          sponsor: [
            'Auftraggeber',
            'Wer das Ergebnis will und für das Geld einsteht.',
            'Helen Marsh, Leiterin Betrieb',
          ],
          unit: ['Abteilung', 'Wo das Projekt geführt würde.', 'Hafenbetrieb'],
          summary: [
            'In drei Sätzen',
            'Was für wen getan würde und warum jetzt. Wer nur das liest, soll entscheiden können, ob er weiterliest.',
            'Skipper buchen Liegeplätze am Telefon, im Sommer geht ein Drittel der Anrufe verloren. Sie sollen online buchen und bezahlen. Der Telefonvertrag endet im März und muss bis dahin verlängert oder ersetzt sein.',
          ],
        },
      ],
      why: [
        'Warum',
        'Der Grund, überhaupt etwas zu tun.',
        {
          problem: [
            'Was heute nicht stimmt',
            'Das Übel und seine Größe, möglichst mit einer Zahl. Noch keine Lösung.',
            '31 % von 14.200 Anrufen zwischen Mai und August blieben unbeantwortet. 220 Beschwerden nennen das; geschätzt 900 Nächte gingen an den Nachbarhafen.',
          ],
          outcome: [
            'Was anders wäre',
            'Woran man nach einem Jahr merkt, dass es sich gelohnt hat.',
            'Neun von zehn Buchungen kommen ohne Anruf, an vier weiteren Wochenenden ist der Hafen voll.',
          ],
          driver: [
            'Hauptgrund',
            'Der eine, der bliebe, wenn alle anderen wegfielen.',
            'Wirtschaftlichkeit',
            [
              'Gesetz oder Vorschrift',
              'Strategie',
              'Wirtschaftlichkeit',
              'Risikominderung',
              'Ersatz für Auslaufendes',
              'Einnahmen',
            ],
          ],
          nothing: [
            'Was geschieht, wenn nichts geschieht',
            'Was ein Jahr Warten kostet, ehrlich gesagt.',
            'Der Vertrag verlängert sich um drei Jahre zu 48.000 im Jahr.',
          ],
        },
      ],
      what: [
        'Was',
        'Nur so weit, wie es bekannt ist.',
        {
          scope: [
            'Was dazu gehört',
            'Ergebnisse, die man anfassen oder sehen kann, eines je Zeile.',
            'Buchungsseite in zwei Sprachen\nKartenzahlung\nAnzeige für das Hafenbüro\nSchulung von sechs Personen',
          ],
          not: [
            'Was nicht',
            'Was andere erwarten könnten und nicht bekommen.',
            'Frachtplätze. Eine App. Änderungen der Preisliste.',
          ],
          options: [
            'Andere Wege',
            'Zwei oder drei, jeder mit dem Grund dagegen. Nichts zu tun ist einer.',
            'Mehr Personal am Telefon: 60.000 im Jahr und nachts keine Antwort.',
          ],
        },
      ],
      takes: [
        'Was es braucht',
        'Größenordnungen genügen jetzt.',
        {
          cost: ['Grobe Kosten', 'Bis das Ergebnis genutzt wird, auf einen Faktor zwei genau.', '180.000'],
          benefit: [
            'Grober Nutzen',
            'Über die Jahre, für die Sie die Zahl vertreten.',
            '420.000 in fünf Jahren',
          ],
          start: ['Gewünschter Beginn', 'Wann die Beteiligten anfangen könnten.', '02.02.2026'],
          finish: ['Gebraucht bis', 'Und was an diesem Tag geschieht.', '30.11.2026'],
          risks: [
            'Was schiefgehen kann',
            'Die drei Dinge, die Sie wach halten würden.',
            'Der Kartenanbieter braucht womöglich vier Monate für seine Prüfung.',
          ],
        },
      ],
      next: [
        'Was jetzt erbeten wird',
        'Die Entscheidung, damit sie getroffen werden kann.',
        {
          decision: [
            'Entscheidung',
            'Wer soll was bis wann entscheiden? Nur der nächste Schritt, nicht das ganze Projekt.',
            'Betriebsrunde am 12. März: ein Business Case, mit zehn Tagen der IT-Architektin.',
          ],
          manager: ['Wer es vorbereitet', 'Wer den Antrag zum nächsten Schritt trägt.', 'Tom Ridley'],
        },
      ],
    },
  },
  'project-charter': {
    title: 'Projektauftrag',
    summary: 'Beginnt ein Projekt: Auftrag, Ziele, Grenzen und wer was entscheiden darf.',
    sections: {
      mandate: [
        'Auftrag',
        'Wer gibt das Projekt an wen.',
        {
          project: ['Projekt', 'Wie im Register.', 'Elektronische Fallakte'],
          key: ['Kürzel', 'Wie im Register.', 'PRJ-104'],
          sponsor: [
            'Auftraggeber',
            'Verantwortet den Business Case und entscheidet an Gates.',
            'Helen Marsh',
          ],
          manager: ['Projektleitung', 'Führt es täglich innerhalb der Grenzen unten.', 'Tom Ridley'],
          purpose: [
            'Zweck',
            'Warum es das Projekt gibt, in zwei, drei Sätzen, die auch am Ende noch stimmen.',
            'Akten sind in zwei Minuten bei allen, die sie sehen dürfen, damit Bürger in fünf Tagen Antwort haben.',
          ],
        },
      ],
      goals: [
        'Ziele und Umfang',
        'Was erreicht ist, wenn es vorbei ist.',
        {
          goals: [
            'Ziele',
            'Drei bis fünf, jedes mit Maß und Tag. "Verbessern" ohne Zahl ist kein Ziel.',
            'Antwort in fünf Tagen | 90 % der Anfragen | 30.06.2027',
            ['Ziel', 'Maß', 'Bis'],
          ],
          deliverables: [
            'Ergebnisse',
            'Was übergeben wird, eines je Zeile.',
            'Scandienst mit Vertrag\nAktensystem für 240 Personen\nSchulung von 30 Schlüsselpersonen',
          ],
          excluded: ['Nicht enthalten', 'Was man erwarten könnte.', 'Akten vor 2005. Das Archivgebäude.'],
        },
      ],
      limits: [
        'Zeit und Geld',
        'Der Rahmen, in dem die Leitung allein entscheidet.',
        {
          start: ['Beginn', 'Erster Tag, an dem daran gearbeitet wird.', '02.03.2026'],
          finish: ['Ende', 'Wenn das letzte Ergebnis abgenommen ist.', '31.01.2027'],
          budget: ['Budget', 'Genehmigt, mit Reserven.', '640.000'],
          milestones: [
            'Termine',
            'Gates und worauf andere warten.',
            'Gate 2, Entwurf vereinbart | 15.06.2026',
            ['Meilenstein', 'Vereinbart', 'Erwartet'],
          ],
          tolerance: [
            'Toleranzen',
            'Wie weit Zeit, Geld und Umfang abweichen dürfen, bevor gefragt werden muss.',
            'Vier Wochen, 5 % des Budgets; kein Ergebnis entfällt ohne den Auftraggeber.',
          ],
        },
      ],
      people: [
        'Rollen und Entscheidungen',
        'Wer tut, wer entscheidet, wer gefragt wird.',
        {
          roles: [
            'Rollen',
            'Zu jeder Rolle ein Name und was sie entscheiden darf.',
            'Fachverantwortung | R. Patel | Nimmt Ergebnisse ab',
            ['Rolle', 'Name', 'Darf entscheiden'],
          ],
          board: [
            'Lenkung',
            'Wer wie oft zusammenkommt und wie man sie dazwischen erreicht.',
            'Auftraggeber, IT und Finanzen, jeden sechsten Donnerstag.',
          ],
        },
      ],
      risk: [
        'Risiken und Annahmen',
        'Was wahr sein muss und was schiefgehen kann.',
        {
          assumptions: [
            'Annahmen',
            'Was ohne Beweis gilt, mit dem Tag, an dem es geprüft wird.',
            'Das Netz reicht an alle Standorte (geprüft bis 30. April).',
          ],
          risks: [
            'Größte Risiken',
            'Die drei bis fünf, die der Auftraggeber auswendig kennen soll.',
            'Der Datenschutz verlangt womöglich eine zweite Prüfung: drei Monate.',
          ],
        },
      ],
    },
  },
  'status-report': {
    title: 'Statusbericht',
    summary: 'Wo das Projekt steht, für Leser außerhalb des Systems: ein, zwei Seiten oder Folien.',
    sections: {
      status: [
        'Status',
        'Wie berichtet, von welchem Tag.',
        {
          project: ['Projekt', 'Wie im Register.', 'Elektronische Fallakte'],
          day: ['Stand', 'Der Tag der Daten.', '30.09.2026'],
          overall: ['Gesamt', 'Wie zuletzt berichtet.', 'Gelb'],
          summary: [
            'Kurz gesagt',
            'Gutes und Schlechtes in fünf Sätzen, die man weitersagen kann.',
            'Der Probelauf ist beendet, mit 1,8 Minuten je Akte statt zwei. Der Vertrag ist drei Wochen verspätet und verbraucht die Reserve.',
          ],
        },
      ],
      progress: [
        'Fortschritt',
        'Was getan ist und was kommt.',
        {
          done: [
            'Erledigt seit dem letzten Bericht',
            'Ergebnisse, keine Mühen.',
            'Probelauf abgenommen. 18 von 30 geschult.',
          ],
          next: ['Als Nächstes', 'Mit Tagen.', 'Vertrag bis 15. Oktober. Welle 1 am 3. November.'],
          milestones: [
            'Termine',
            'Vereinbart und erwartet.',
            'Gate 3 | 15.10.2026 | 05.11.2026',
            ['Meilenstein', 'Vereinbart', 'Erwartet', 'Erreicht'],
          ],
        },
      ],
      money: [
        'Geld',
        'Gegen das Vereinbarte.',
        {
          agreed: ['Vereinbarte Kosten', 'Der Basis.', '640.000'],
          forecast: ['Erwartete Kosten', 'Am Ende.', '655.000'],
          spent: ['Ausgegeben', 'Bisher.', '310.000'],
        },
      ],
      help: [
        'Was gebraucht wird',
        'Wo der Leser helfen kann.',
        {
          decisions: [
            'Erbetene Entscheidungen',
            'Von wem bis wann und was sonst geschieht.',
            'Lenkung, 10. Oktober: zweiter Scanner für 9.000, sonst Welle 2 erst im Januar.',
          ],
          risks: [
            'Risiken und Störungen',
            'Die drei, auf die es jetzt ankommt.',
            'Verkauf des Anbieters, Urlaub im Büro Nord, offene Frage der Aufbewahrung.',
          ],
        },
      ],
    },
  },
  'closure-report': {
    title: 'Abschlussbericht',
    summary:
      'Beendet ein Projekt in Ordnung: was geliefert ist, was es gekostet hat, was bei wem offen bleibt.',
    sections: {
      result: [
        'Ergebnis',
        'Gegen den Auftrag.',
        {
          project: ['Projekt', 'Wie im Register.', 'Elektronische Fallakte'],
          sponsor: ['Auftraggeber', 'Wer das Projekt entlastet.', 'Helen Marsh'],
          reached: [
            'Was erreicht ist',
            'Ziel für Ziel, mit der versprochenen Zahl und der erreichten.',
            'Antwort in fünf Tagen: versprochen 90 %, im Januar erreicht 87 %.',
          ],
          not: [
            'Was nicht',
            'Und wer das entschieden hat.',
            'Das Archiv von 2006 wurde am 12. Mai gestrichen.',
          ],
        },
      ],
      figures: [
        'Zahlen',
        'Vereinbart und tatsächlich.',
        {
          planned: ['Vereinbartes Ende', 'Der Basis.', '31.01.2027'],
          actual: ['Tatsächliches Ende', 'Als das letzte Ergebnis abgenommen war.', '20.02.2027'],
          agreed: ['Vereinbarte Kosten', 'Der Basis.', '640.000'],
          spent: ['Tatsächliche Kosten', 'Alle Rechnungen, auch die noch erwarteten.', '655.000'],
          why: [
            'Warum sie abweichen',
            'Ursachen, keine Schuldigen.',
            'Drei Wochen und 9.000 für einen zweiten Scanner, weil der Anbieter verkauft wurde.',
          ],
        },
      ],
      handover: [
        'Übergabe',
        'Nichts bleibt bei Leuten, die fort sind.',
        {
          open: [
            'Offene Punkte',
            'Jeder mit neuem Verantwortlichen, der zugestimmt hat.',
            'Steuernummer auf Belegen | IT-Service | 15.03.2027',
            ['Punkt', 'Neu verantwortlich', 'Bis'],
          ],
          running: [
            'Wer es jetzt betreibt',
            'Dienst, Vertrag, Geld und Unterlagen.',
            'Servicestelle, Vertrag bis 2030, Kostenstelle 4410.',
          ],
          benefits: ['Wer den Nutzen misst', 'Und wann das nächste Mal.', 'R. Patel, Juni 2027.'],
        },
      ],
      lessons: [
        'Erfahrungen',
        'Für das nächste Projekt dieser Art.',
        {
          keep: [
            'Was wieder so',
            'Mit dem, was es möglich machte.',
            'In der Woche davor schulen, mit eigenen Fällen.',
          ],
          change: [
            'Was anders',
            'Und was uns früher gewarnt hätte.',
            'Anbieter vor der Unterschrift nach ihren Eigentümern fragen.',
          ],
        },
      ],
    },
  },
};
