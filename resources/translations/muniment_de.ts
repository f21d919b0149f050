<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ActivityModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>gilt</translation>
    </message>
</context>
<context>
    <name>ActivityRoom</name>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was done to papers on this machine. Undo takes back the newest.</source>
        <translation>Was auf diesem Rechner mit Papieren getan wurde. Rückgängig nimmt das Neueste zurück.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Nothing was done yet. Accept or correct a paper in Review, and it is noted here.</source>
        <translation>Noch wurde nichts getan. Bestätigen oder berichtigen Sie unter Prüfung ein Papier, dann steht es hier.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The papers were handed to the Muniment that is open.</source>
        <translation>Die Papiere wurden dem offenen Muniment übergeben.</translation>
    </message>
    <message>
        <source>Close Muniment</source>
        <translation>Muniment schließen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Papers</source>
        <translation>&amp;Papiere</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;This paper</source>
        <translation>&amp;Dieses Papier</translation>
    </message>
    <message>
        <source>&amp;Fields</source>
        <translation>&amp;Felder</translation>
    </message>
    <message>
        <source>P&amp;age</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open papers…</source>
        <translation>Papiere öffnen…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Try the sample papers</source>
        <translation>Musterpapiere ausprobieren</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen beenden</translation>
    </message>
    <message>
        <source>Read again all that failed</source>
        <translation>Alles Misslungene noch einmal lesen</translation>
    </message>
    <message>
        <source>Clear what is done from the inbox</source>
        <translation>Erledigtes aus dem Eingang nehmen</translation>
    </message>
    <message>
        <source>Close Muniment</source>
        <translation>Muniment schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Search the papers</source>
        <translation>Papiere durchsuchen</translation>
    </message>
    <message>
        <source>Filter the papers</source>
        <translation>Papiere filtern</translation>
    </message>
    <message>
        <source>Show all papers</source>
        <translation>Alle Papiere zeigen</translation>
    </message>
    <message>
        <source>Find a command or a paper…</source>
        <translation>Befehl oder Papier finden…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Change the type</source>
        <translation>Art ändern</translation>
    </message>
    <message>
        <source>Split as proposed</source>
        <translation>Wie vorgeschlagen aufteilen</translation>
    </message>
    <message>
        <source>Split otherwise…</source>
        <translation>Anders aufteilen…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stop reading this paper</source>
        <translation>Dieses Papier nicht weiterlesen</translation>
    </message>
    <message>
        <source>Next doubtful field</source>
        <translation>Nächstes zweifelhaftes Feld</translation>
    </message>
    <message>
        <source>Previous doubtful field</source>
        <translation>Voriges zweifelhaftes Feld</translation>
    </message>
    <message>
        <source>Use the chosen words</source>
        <translation>Die gewählten Wörter nehmen</translation>
    </message>
    <message>
        <source>Add the chosen words as another value</source>
        <translation>Die gewählten Wörter als weiteren Wert hinzufügen</translation>
    </message>
    <message>
        <source>Type the value</source>
        <translation>Wert eintippen</translation>
    </message>
    <message>
        <source>Not on the paper</source>
        <translation>Steht nicht auf dem Papier</translation>
    </message>
    <message>
        <source>Take runner-up {0}</source>
        <translation>Anwärter {0} nehmen</translation>
    </message>
    <message>
        <source>Search on this paper</source>
        <translation>Auf diesem Papier suchen</translation>
    </message>
    <message>
        <source>Copy the chosen words</source>
        <translation>Die gewählten Wörter kopieren</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Seite einpassen</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Seite drehen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papiere</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Something went wrong inside Muniment. The paper itself was not changed.</source>
        <translation>In Muniment ging etwas schief. Das Papier selbst wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, report it with the log.</source>
        <translation>Versuchen Sie es noch einmal; geschieht es wieder, melden Sie es mit dem Protokoll.</translation>
    </message>
    <message>
        <source>This paper could not be read. It was not changed.</source>
        <translation>Dieses Papier konnte nicht gelesen werden. Es wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Open it in another program to see whether it is whole.</source>
        <translation>Öffnen Sie es in einem anderen Programm, um zu sehen, ob es heil ist.</translation>
    </message>
    <message>
        <source>This file is empty: there are no bytes in it.</source>
        <translation>Diese Datei ist leer: Es steht nichts darin.</translation>
    </message>
    <message>
        <source>Scan or save it again.</source>
        <translation>Scannen oder speichern Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This file is no longer where it was.</source>
        <translation>Diese Datei ist nicht mehr, wo sie war.</translation>
    </message>
    <message>
        <source>Find it again and add it from its new place.</source>
        <translation>Suchen Sie sie und geben Sie sie von ihrem neuen Ort aus.</translation>
    </message>
    <message>
        <source>You are not allowed to open this file.</source>
        <translation>Sie dürfen diese Datei nicht öffnen.</translation>
    </message>
    <message>
        <source>Ask its owner for leave to read it, then add it again.</source>
        <translation>Bitten Sie ihren Besitzer um Leserecht, und geben Sie sie dann noch einmal.</translation>
    </message>
    <message>
        <source>This is not an ordinary file, so it was left alone.</source>
        <translation>Das ist keine gewöhnliche Datei, sie blieb unberührt.</translation>
    </message>
    <message>
        <source>Add the paper itself.</source>
        <translation>Geben Sie das Papier selbst.</translation>
    </message>
    <message>
        <source>This is a folder and not a paper.</source>
        <translation>Das ist ein Ordner und kein Papier.</translation>
    </message>
    <message>
        <source>Name the papers in it.</source>
        <translation>Nennen Sie die Papiere darin.</translation>
    </message>
    <message>
        <source>This is only a link to a file in another place, so it was left alone.</source>
        <translation>Das ist nur ein Verweis auf eine Datei an anderem Ort, er blieb unberührt.</translation>
    </message>
    <message>
        <source>This kind of file cannot be read: it is no PDF, picture, office paper, web page, mail or plain text.</source>
        <translation>Diese Art Datei kann nicht gelesen werden: Sie ist kein PDF, Bild, Büropapier, keine Webseite, Mail und kein einfacher Text.</translation>
    </message>
    <message>
        <source>Save or print it as a PDF and add that.</source>
        <translation>Speichern oder drucken Sie sie als PDF, und geben Sie das.</translation>
    </message>
    <message>
        <source>This is a zip archive; there is no Word, Excel, PowerPoint or OpenDocument paper in it.</source>
        <translation>Das ist ein Zip-Archiv ohne Word-, Excel-, PowerPoint- oder OpenDocument-Papier darin.</translation>
    </message>
    <message>
        <source>Unpack it and add the papers that are in it.</source>
        <translation>Entpacken Sie es, und geben Sie die Papiere darin.</translation>
    </message>
    <message>
        <source>This is a drawing (SVG), and drawings of this kind cannot be read.</source>
        <translation>Das ist eine Zeichnung (SVG); solche Zeichnungen können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This kind of file, from an old office program (such as .doc, .xls or .ppt), cannot be read.</source>
        <translation>Diese Art Datei aus einem alten Büroprogramm (etwa .doc, .xls oder .ppt) kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Open it, save it in today&apos;s form (.docx, .xlsx, .pptx) or as a PDF, and add that.</source>
        <translation>Öffnen Sie sie, speichern Sie sie in heutiger Form (.docx, .xlsx, .pptx) oder als PDF, und geben Sie das.</translation>
    </message>
    <message>
        <source>This file defines entities or asks for files from outside, as no honest paper does; it was not read.</source>
        <translation>Diese Datei legt Entitäten fest oder verlangt fremde Dateien, wie es kein ehrliches Papier tut; sie wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Ask its sender for a PDF.</source>
        <translation>Bitten Sie den Absender um ein PDF.</translation>
    </message>
    <message>
        <source>This file is over the limit once unpacked: it is far too large inside, as a bomb would be.</source>
        <translation>Diese Datei ist entpackt über der Grenze: Innen ist sie viel zu groß, wie eine Bombe es wäre.</translation>
    </message>
    <message>
        <source>Ask its sender for a PDF, or split it into smaller papers.</source>
        <translation>Bitten Sie den Absender um ein PDF, oder teilen Sie es in kleinere Papiere.</translation>
    </message>
    <message>
        <source>The parts of this file lie too deep within one another; what lies deeper than the limit was not read.</source>
        <translation>Die Teile dieser Datei liegen zu tief ineinander; was tiefer als die Grenze liegt, wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Ask its sender for a PDF, or add the innermost papers by themselves.</source>
        <translation>Bitten Sie den Absender um ein PDF, oder geben Sie die innersten Papiere einzeln.</translation>
    </message>
    <message>
        <source>This mail has too many parts; only the first ones, up to the limit, were read.</source>
        <translation>Diese Mail hat zu viele Teile; nur die ersten bis zur Grenze wurden gelesen.</translation>
    </message>
    <message>
        <source>Open it in your mail program and save what matters by itself.</source>
        <translation>Öffnen Sie sie im Mailprogramm, und speichern Sie das Wichtige einzeln.</translation>
    </message>
    <message>
        <source>A part of this mail, or a file attached to it, is damaged or incomplete, or could not be taken out.</source>
        <translation>Ein Teil dieser Mail oder eine Datei daran ist beschädigt oder unvollständig oder ließ sich nicht herausnehmen.</translation>
    </message>
    <message>
        <source>Ask its sender to send it again.</source>
        <translation>Bitten Sie den Absender, sie noch einmal zu senden.</translation>
    </message>
    <message>
        <source>This file is damaged or incomplete, and no page could be read.</source>
        <translation>Diese Datei ist beschädigt oder unvollständig, keine Seite konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Get a whole copy of it, or scan it again.</source>
        <translation>Besorgen Sie eine heile Kopie, oder scannen Sie noch einmal.</translation>
    </message>
    <message>
        <source>This file holds no pages: it is empty, or its list of pages is damaged.</source>
        <translation>Diese Datei enthält keine Seiten: Sie ist leer, oder ihr Seitenverzeichnis ist beschädigt.</translation>
    </message>
    <message>
        <source>This file is locked by a password.</source>
        <translation>Diese Datei ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <source>Save a copy without the password and add that.</source>
        <translation>Speichern Sie eine Kopie ohne Passwort, und geben Sie diese.</translation>
    </message>
    <message>
        <source>This file is over the size limit for one paper.</source>
        <translation>Diese Datei ist größer, als ein Papier sein darf.</translation>
    </message>
    <message>
        <source>Split it into smaller papers, or scan at a lower resolution.</source>
        <translation>Teilen Sie sie in kleinere Papiere, oder scannen Sie gröber.</translation>
    </message>
    <message>
        <source>This paper has too many pages; only the first ones, up to the limit, were read.</source>
        <translation>Dieses Papier hat zu viele Seiten; nur die ersten bis zur Grenze wurden gelesen.</translation>
    </message>
    <message>
        <source>Split it into smaller papers.</source>
        <translation>Teilen Sie es in kleinere Papiere.</translation>
    </message>
    <message>
        <source>A page or picture is too large: over the limit of pixels.</source>
        <translation>Eine Seite oder ein Bild ist zu groß: über der Grenze an Bildpunkten.</translation>
    </message>
    <message>
        <source>Scan it at a lower resolution.</source>
        <translation>Scannen Sie gröber.</translation>
    </message>
    <message>
        <source>A page holds more words than the limit for one page, so it was not read.</source>
        <translation>Eine Seite enthält mehr Wörter, als eine Seite haben darf, und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Split it into smaller pages, or print it as a PDF and add that.</source>
        <translation>Teilen Sie sie in kleinere Seiten, oder drucken Sie sie als PDF, und geben Sie das.</translation>
    </message>
    <message>
        <source>Reading this takes more memory than the limit allows, so it was given up.</source>
        <translation>Das Lesen braucht mehr Speicher, als die Grenze erlaubt, und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Save it as a plain PDF, or scan it at a lower resolution.</source>
        <translation>Speichern Sie es als einfaches PDF, oder scannen Sie gröber.</translation>
    </message>
    <message>
        <source>Not all files that hang on this paper were taken out: there are too many of them, or they are too large.</source>
        <translation>Nicht alle Dateien an diesem Papier wurden herausgenommen: Es sind zu viele, oder sie sind zu groß.</translation>
    </message>
    <message>
        <source>Take out the ones that you want and add them by themselves.</source>
        <translation>Nehmen Sie die gewünschten heraus, und geben Sie sie einzeln.</translation>
    </message>
    <message>
        <source>Reading this page took too long and was given up.</source>
        <translation>Das Lesen dieser Seite dauerte zu lange und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Scan the page again, at a lower resolution.</source>
        <translation>Scannen Sie die Seite noch einmal, gröber.</translation>
    </message>
    <message>
        <source>The reader stopped twice while it was working on this page, so the page was set aside.</source>
        <translation>Der Leser blieb zweimal an dieser Seite stehen, darum wurde sie beiseitegelegt.</translation>
    </message>
    <message>
        <source>The page is probably damaged: scan it again.</source>
        <translation>Die Seite ist wohl beschädigt: Scannen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>A page is damaged or incomplete and could not be read.</source>
        <translation>Eine Seite ist beschädigt oder unvollständig und konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Look at that page and scan it again.</source>
        <translation>Sehen Sie die Seite an, und scannen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>A page is damaged or incomplete: what could be seen of it was read, and something is missing.</source>
        <translation>Eine Seite ist beschädigt oder unvollständig: Was zu sehen war, wurde gelesen, und etwas fehlt.</translation>
    </message>
    <message>
        <source>A page would take too long to draw and was given up: there are too many strokes on it.</source>
        <translation>Eine Seite zu zeichnen würde zu lange dauern und wurde aufgegeben: Sie hat zu viele Striche.</translation>
    </message>
    <message>
        <source>Print that page and scan it.</source>
        <translation>Drucken Sie die Seite, und scannen Sie sie.</translation>
    </message>
    <message>
        <source>No text was found on this paper: it is blank, or nothing on it can be read.</source>
        <translation>Auf diesem Papier wurde kein Text gefunden: Es ist leer, oder nichts darauf ist lesbar.</translation>
    </message>
    <message>
        <source>If there is writing on it, scan it again, sharper and straight.</source>
        <translation>Steht etwas darauf, scannen Sie es noch einmal, schärfer und gerade.</translation>
    </message>
    <message>
        <source>The reader stopped twice while it was working on this paper. Only this paper is concerned.</source>
        <translation>Der Leser blieb zweimal an diesem Papier stehen. Nur dieses Papier ist betroffen.</translation>
    </message>
    <message>
        <source>The file is probably damaged: print it as a PDF, or scan it again.</source>
        <translation>Die Datei ist wohl beschädigt: Drucken Sie sie als PDF, oder scannen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Reading this paper took too long and was given up. Only this paper is concerned.</source>
        <translation>Das Lesen dieses Papiers dauerte zu lange und wurde aufgegeben. Nur dieses Papier ist betroffen.</translation>
    </message>
    <message>
        <source>Split it, or scan it at a lower resolution.</source>
        <translation>Teilen Sie es, oder scannen Sie gröber.</translation>
    </message>
    <message>
        <source>Reading was cancelled. Nothing was changed.</source>
        <translation>Das Lesen wurde abgebrochen. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Read it again when you like.</source>
        <translation>Lesen Sie es noch einmal, wenn Sie möchten.</translation>
    </message>
    <message>
        <source>This file hangs on a mail within a mail within a mail, so it was left unread.</source>
        <translation>Diese Datei hängt an einer Mail in einer Mail in einer Mail und blieb ungelesen.</translation>
    </message>
    <message>
        <source>Open the mail, save the file, and add it by itself.</source>
        <translation>Öffnen Sie die Mail, speichern Sie die Datei, und geben Sie sie einzeln.</translation>
    </message>
    <message>
        <source>More files hang on this mail than are read with one mail; this one was left unread.</source>
        <translation>An dieser Mail hängen mehr Dateien, als mit einer Mail gelesen werden; diese blieb ungelesen.</translation>
    </message>
    <message>
        <source>The data that text recognition needs for its languages (Tesseract&apos;s) is not installed.</source>
        <translation>Die Daten, die die Texterkennung für ihre Sprachen braucht (die von Tesseract), sind nicht installiert.</translation>
    </message>
    <message>
        <source>Run: python3 dev.py setup</source>
        <translation>Starten Sie: python3 dev.py setup</translation>
    </message>
    <message>
        <source>The model stopped while it was thinking about this paper. The paper was not changed.</source>
        <translation>Das Modell blieb stehen, während es über dieses Papier nachdachte. Das Papier wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Lesen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The model has not been built on this machine yet.</source>
        <translation>Das Modell wurde auf diesem Rechner noch nicht gebaut.</translation>
    </message>
    <message>
        <source>The second model gave no answer. The paper is judged without it.</source>
        <translation>Das zweite Modell gab keine Antwort. Das Papier wird ohne es beurteilt.</translation>
    </message>
    <message>
        <source>Try again, or switch it off: muniment model use none</source>
        <translation>Versuchen Sie es noch einmal, oder schalten Sie es ab: muniment model use none</translation>
    </message>
    <message>
        <source>Another Muniment is already writing to this data folder. Nothing was changed.</source>
        <translation>Ein anderes Muniment schreibt schon in diesen Datenordner. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Close it, or wait until it is done.</source>
        <translation>Schließen Sie es, oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>The database could not be opened. Nothing was changed.</source>
        <translation>Die Datenbank konnte nicht geöffnet werden. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Restore the data folder from your last backup.</source>
        <translation>Stellen Sie den Datenordner aus Ihrer letzten Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There is no paper of that number.</source>
        <translation>Es gibt kein Papier mit dieser Nummer.</translation>
    </message>
    <message>
        <source>This file could not be read from its disk or share just now.</source>
        <translation>Diese Datei konnte gerade nicht von ihrem Laufwerk oder ihrer Freigabe gelesen werden.</translation>
    </message>
    <message>
        <source>See that the disk or the share can be reached.</source>
        <translation>Sorgen Sie dafür, dass das Laufwerk oder die Freigabe erreichbar ist.</translation>
    </message>
    <message>
        <source>This file is still being written or was changed a moment ago.</source>
        <translation>Diese Datei wird noch geschrieben oder wurde eben erst geändert.</translation>
    </message>
    <message>
        <source>It is taken in once it stays as it is; nothing need be done.</source>
        <translation>Sie wird aufgenommen, sobald sie sich nicht mehr ändert; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Another program holds this file locked.</source>
        <translation>Ein anderes Programm hält diese Datei gesperrt.</translation>
    </message>
    <message>
        <source>It is taken in once that program is done with it; close it there.</source>
        <translation>Sie wird aufgenommen, sobald jenes Programm mit ihr fertig ist; schließen Sie sie dort.</translation>
    </message>
    <message>
        <source>Muniment ended while it was working on this paper. Nothing was changed.</source>
        <translation>Muniment wurde beendet, während dieses Papier bearbeitet wurde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is read again; nothing need be done.</source>
        <translation>Es wird noch einmal gelesen; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>This watched folder cannot be reached just now: its disk or share is away.</source>
        <translation>Dieser überwachte Ordner ist gerade nicht erreichbar: Sein Laufwerk oder seine Freigabe fehlt.</translation>
    </message>
    <message>
        <source>Attach it again; what waits there is then taken in.</source>
        <translation>Verbinden Sie es wieder; was dort wartet, wird dann aufgenommen.</translation>
    </message>
    <message>
        <source>There is no folder of that name. Nothing was changed.</source>
        <translation>Es gibt keinen Ordner dieses Namens. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Name a folder that exists and that you may read.</source>
        <translation>Nennen Sie einen Ordner, den es gibt und den Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Muniment keeps its own papers in, above or below this folder, so it cannot be watched.</source>
        <translation>In, über oder unter diesem Ordner hält Muniment seine eigenen Papiere; darum kann er nicht überwacht werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder is watched already. Nothing was changed.</source>
        <translation>Dieser Ordner wird schon überwacht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Remove it first to watch it otherwise.</source>
        <translation>Entfernen Sie ihn zuerst, um ihn anders zu überwachen.</translation>
    </message>
    <message>
        <source>This folder is not watched.</source>
        <translation>Dieser Ordner wird nicht überwacht.</translation>
    </message>
    <message>
        <source>Use muniment folders list to see which are.</source>
        <translation>Mit muniment folders list sehen Sie, welche es sind.</translation>
    </message>
    <message>
        <source>The name of this folder is no text, so it cannot be written down. Nothing was changed.</source>
        <translation>Der Name dieses Ordners ist kein Text und kann nicht aufgeschrieben werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Give it another name and try again.</source>
        <translation>Geben Sie ihm einen anderen Namen und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The list of watched folders could not be understood. Nothing was changed.</source>
        <translation>Die Liste der überwachten Ordner war nicht zu verstehen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Correct watched.toml in the data folder, or delete it and name the folders again.</source>
        <translation>Berichtigen Sie watched.toml im Datenordner, oder löschen Sie die Datei und nennen Sie die Ordner neu.</translation>
    </message>
    <message>
        <source>The service could not be written or removed. Nothing else was changed.</source>
        <translation>Der Dienst konnte nicht geschrieben oder entfernt werden. Sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>See that this system has systemd and that you may write to your own settings folder.</source>
        <translation>Sehen Sie nach, ob dieses System systemd hat und ob Sie in Ihren eigenen Einstellungsordner schreiben dürfen.</translation>
    </message>
    <message>
        <source>Make the database again (muniment rebuild), or restore the data folder from your last backup.</source>
        <translation>Machen Sie die Datenbank neu (muniment rebuild), oder stellen Sie den Datenordner aus Ihrer letzten Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Use the list to see the numbers.</source>
        <translation>Die Liste zeigt die Nummern.</translation>
    </message>
    <message>
        <source>This paper was split before. Nothing was changed.</source>
        <translation>Dieses Papier wurde schon aufgeteilt. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Undo that first to split it otherwise.</source>
        <translation>Nehmen Sie das zuerst zurück, um es anders aufzuteilen.</translation>
    </message>
    <message>
        <source>This looks like one paper, so it was not split.</source>
        <translation>Das sieht nach einem einzigen Papier aus und wurde nicht aufgeteilt.</translation>
    </message>
    <message>
        <source>If it is several, name the pages at which they begin.</source>
        <translation>Sind es mehrere, nennen Sie die Seiten, mit denen sie beginnen.</translation>
    </message>
    <message>
        <source>The paper has no such pages to split it at. Nothing was changed.</source>
        <translation>Das Papier hat keine solchen Seiten, an denen es zu teilen wäre. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Name pages after the first one, up to the last, at which new papers begin.</source>
        <translation>Nennen Sie Seiten nach der ersten bis zur letzten, mit denen neue Papiere beginnen.</translation>
    </message>
    <message>
        <source>This is no tag: it may have 60 letters at most, no comma or semicolon, and no plus or minus before it.</source>
        <translation>Das ist kein Etikett: Es darf höchstens 60 Zeichen haben, kein Komma oder Semikolon und kein Plus oder Minus davor.</translation>
    </message>
    <message>
        <source>Choose another word.</source>
        <translation>Wählen Sie ein anderes Wort.</translation>
    </message>
    <message>
        <source>No paper has that tag. Nothing was changed.</source>
        <translation>Kein Papier trägt dieses Etikett. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Use muniment tags to see which there are.</source>
        <translation>Mit muniment tags sehen Sie, welche es gibt.</translation>
    </message>
    <message>
        <source>These are not two papers but one and the same. Nothing was changed.</source>
        <translation>Das sind nicht zwei Papiere, sondern ein und dasselbe. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Name two different papers.</source>
        <translation>Nennen Sie zwei verschiedene Papiere.</translation>
    </message>
    <message>
        <source>A document type could not be read: its file is not as it should be. No paper was changed.</source>
        <translation>Eine Dokumentart konnte nicht gelesen werden: Ihre Datei ist nicht, wie sie sein soll. Kein Papier wurde verändert.</translation>
    </message>
    <message>
        <source>Put the file right, or install Muniment again.</source>
        <translation>Berichtigen Sie die Datei, oder installieren Sie Muniment neu.</translation>
    </message>
    <message>
        <source>The settings file could not be understood. Nothing was changed.</source>
        <translation>Die Datei der Einstellungen war nicht zu verstehen. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Correct the file or delete it; without it everything is as it comes.</source>
        <translation>Berichtigen oder löschen Sie die Datei; ohne sie ist alles, wie es mitkommt.</translation>
    </message>
    <message>
        <source>The settings could not be written. What you chose counts until Muniment is closed.</source>
        <translation>Die Einstellungen konnten nicht geschrieben werden. Was Sie gewählt haben, gilt, bis Muniment geschlossen wird.</translation>
    </message>
    <message>
        <source>See that the folder of the settings may be written to, and that there is room left.</source>
        <translation>Sorgen Sie dafür, dass in den Ordner der Einstellungen geschrieben werden darf und dass noch Platz ist.</translation>
    </message>
    <message>
        <source>The database was written by a newer Muniment. Nothing was changed.</source>
        <translation>Die Datenbank wurde von einem neueren Muniment geschrieben. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Install the newest Muniment on this machine as well.</source>
        <translation>Installieren Sie auch auf diesem Rechner das neueste Muniment.</translation>
    </message>
    <message>
        <source>The data folder could not be written to. Nothing was changed.</source>
        <translation>In den Datenordner konnte nicht geschrieben werden. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>See that its disk has room and that you may write to it, then try again.</source>
        <translation>Sorgen Sie für Platz auf der Platte und das Recht zu schreiben, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The database of this data folder is missing, but what it held is written down. Nothing was changed.</source>
        <translation>Die Datenbank dieses Datenordners fehlt, aber was darin stand, ist aufgeschrieben. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Make it again: muniment rebuild</source>
        <translation>Machen Sie sie neu: muniment rebuild</translation>
    </message>
    <message>
        <source>In this data folder nothing is written down that a database could be made from. Nothing was changed.</source>
        <translation>In diesem Datenordner ist nichts aufgeschrieben, woraus eine Datenbank gemacht werden könnte. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Nothing of that number was done. Nothing was changed.</source>
        <translation>Unter dieser Nummer wurde nichts getan. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use muniment activity to see the numbers.</source>
        <translation>Mit muniment activity sehen Sie die Nummern.</translation>
    </message>
    <message>
        <source>This was taken back before. Nothing was changed.</source>
        <translation>Das wurde schon zurückgenommen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>To bring it again, take back what took it back: muniment activity shows its number.</source>
        <translation>Um es wiederherzustellen, nehmen Sie zurück, was es zurückgenommen hat: muniment activity zeigt die Nummer.</translation>
    </message>
    <message>
        <source>Something else was corrected on this paper since. Nothing was changed.</source>
        <translation>An diesem Papier wurde seither anderes berichtigt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Take that back first.</source>
        <translation>Nehmen Sie zuerst das zurück.</translation>
    </message>
    <message>
        <source>No search is saved under this name.</source>
        <translation>Unter diesem Namen ist keine Suche gespeichert.</translation>
    </message>
    <message>
        <source>List the saved searches with muniment searches list.</source>
        <translation>muniment searches list zeigt die gespeicherten Suchen.</translation>
    </message>
    <message>
        <source>A search of this name is saved already. Nothing was changed.</source>
        <translation>Eine Suche dieses Namens ist schon gespeichert. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that search first.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie zuerst jene Suche.</translation>
    </message>
    <message>
        <source>The file of filing rules is not as it should be, so nothing is filed. No paper was changed.</source>
        <translation>Die Datei der Ablageregeln ist nicht, wie sie sein soll; darum wird nichts abgelegt. Kein Papier wurde geändert.</translation>
    </message>
    <message>
        <source>Put the line right that is named below; muniment rules check tells whether it is.</source>
        <translation>Berichtigen Sie die unten genannte Zeile; muniment rules check sagt, ob sie stimmt.</translation>
    </message>
    <message>
        <source>This is no template for a name.</source>
        <translation>Das ist keine Vorlage für einen Namen.</translation>
    </message>
    <message>
        <source>Write fields in braces, such as {seller} or {issue_date:%Y-%m}, and braces themselves twice.</source>
        <translation>Schreiben Sie Felder in geschweiften Klammern, etwa {seller} oder {issue_date:%Y-%m}, und Klammern selbst doppelt.</translation>
    </message>
    <message>
        <source>There is no rule of that name. Nothing was changed.</source>
        <translation>Es gibt keine Regel dieses Namens. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use muniment rules list to see the names.</source>
        <translation>Mit muniment rules list sehen Sie die Namen.</translation>
    </message>
    <message>
        <source>This is not done yet and cannot be taken back now, since a file or folder cannot be reached.</source>
        <translation>Das ist noch nicht getan und kann jetzt nicht zurückgenommen werden, weil eine Datei oder ein Ordner nicht erreichbar ist.</translation>
    </message>
    <message>
        <source>Try again once it can.</source>
        <translation>Versuchen Sie es noch einmal, sobald das geht.</translation>
    </message>
    <message>
        <source>The file of filing rules could not be written. It is as it was.</source>
        <translation>Die Datei der Ablageregeln konnte nicht geschrieben werden. Sie ist, wie sie war.</translation>
    </message>
    <message>
        <source>The folders that the rules name cannot be looked at now. Nothing was changed.</source>
        <translation>Die Ordner, die die Regeln nennen, sind jetzt nicht einzusehen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>See that you may open them and that their disk is there; it is tried again by itself.</source>
        <translation>Sorgen Sie dafür, dass Sie sie öffnen dürfen und dass ihr Laufwerk da ist; es wird von selbst noch einmal versucht.</translation>
    </message>
    <message>
        <source>the file holds text here that nobody can see on the page; it was not read</source>
        <translation>die Datei enthält hier Text, den auf der Seite niemand sehen kann; er wurde nicht gelesen</translation>
    </message>
    <message>
        <source>the text stored behind the picture is not what the picture shows; it was not believed</source>
        <translation>der hinter dem Bild gespeicherte Text ist nicht, was das Bild zeigt; ihm wurde nicht geglaubt</translation>
    </message>
    <message>
        <source>the text layer stands for nothing that can be read; the picture was read</source>
        <translation>die Textebene ergibt nichts Lesbares; das Bild wurde gelesen</translation>
    </message>
    <message>
        <source>the file was damaged and had to be repaired; something may be missing</source>
        <translation>die Datei war beschädigt und musste repariert werden; etwas kann fehlen</translation>
    </message>
    <message>
        <source>the invoice data inside the file is broken and was passed over</source>
        <translation>die Rechnungsdaten in der Datei sind fehlerhaft und wurden übergangen</translation>
    </message>
    <message>
        <source>the picture is of low resolution or poor quality, so words may be wrong</source>
        <translation>das Bild ist grob oder schlecht, Wörter können falsch sein</translation>
    </message>
    <message>
        <source>a part of the file that shows nothing is far too large once unpacked; it was left out</source>
        <translation>ein Teil der Datei, der nichts zeigt, ist entpackt viel zu groß; er wurde weggelassen</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>An agreement between two or more parties, with its terms, the time that it runs, and signatures.</source>
        <translation>Eine Vereinbarung zwischen zwei oder mehr Parteien, mit Bedingungen, Laufzeit und Unterschriften.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parteien</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Expiration date</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Notice period</source>
        <translation>Kündigungsfrist</translation>
    </message>
    <message>
        <source>Governing law</source>
        <translation>Anwendbares Recht</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>A bill that asks for money for goods or work, with a number, a date, a seller, a buyer and amounts.</source>
        <translation>Eine Forderung für Waren oder Arbeit, mit Nummer, Datum, Verkäufer, Käufer und Beträgen.</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>Rechnungsnummer</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Rechnungsdatum</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Fällig am</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Verkäufer</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Seller&apos;s tax id</source>
        <translation>Steuernummer des Verkäufers</translation>
    </message>
    <message>
        <source>Buyer&apos;s tax id</source>
        <translation>Steuernummer des Käufers</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>Tax amount</source>
        <translation>Steuerbetrag</translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>A slip that a shop, a café or a taxi gives for money already paid, with the place, the date and the total.</source>
        <translation>Ein Beleg, den Laden, Café oder Taxi für schon gezahltes Geld geben, mit Ort, Datum und Summe.</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>Händler</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Belegnummer</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>Lebenslauf</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Lebenslauf</translation>
    </message>
    <message>
        <source>A person&apos;s own account of their work, schooling and skills, sent to apply for a post.</source>
        <translation>Was jemand selbst über Arbeit, Ausbildung und Können schreibt, um sich zu bewerben.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Employers</source>
        <translation>Arbeitgeber</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>Ausbildungsstätten</translation>
    </message>
    <message>
        <source>Job titles</source>
        <translation>Tätigkeiten</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Abschlüsse</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Kenntnisse</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Anything else: a letter, a memo, a form, a report, a brochure. No fields are taken from it.</source>
        <translation>Alles andere: ein Brief, ein Vermerk, ein Formular, ein Bericht, ein Prospekt. Daraus werden keine Felder genommen.</translation>
    </message>
    <message>
        <source>type changed to {0}</source>
        <translation>Art geändert in {0}</translation>
    </message>
    <message>
        <source>{0} set to “{1}”</source>
        <translation>{0}: „{1}“ genommen</translation>
    </message>
    <message>
        <source>{0} typed as “{1}”</source>
        <translation>{0}: „{1}“ eingetippt</translation>
    </message>
    <message>
        <source>{0} “{1}” removed</source>
        <translation>{0}: „{1}“ entfernt</translation>
    </message>
    <message>
        <source>{0} split into {1} papers</source>
        <translation>{0} in {1} Papiere aufgeteilt</translation>
    </message>
    <message>
        <source>{0} accepted</source>
        <translation>{0} bestätigt</translation>
    </message>
    <message>
        <source>tag “{0}” renamed to “{1}”</source>
        <translation>Etikett „{0}“ umbenannt in „{1}“</translation>
    </message>
    <message>
        <source>{0} put on {1}</source>
        <translation>{0} angebracht an {1}</translation>
    </message>
    <message>
        <source>{0} taken off {1}</source>
        <translation>{0} abgenommen von {1}</translation>
    </message>
    <message>
        <source>{0} made an older version of {1}</source>
        <translation>{0} ist nun eine ältere Fassung von {1}</translation>
    </message>
    <message>
        <source>{0} and {1} said to be different papers</source>
        <translation>{0} und {1} sind verschiedene Papiere</translation>
    </message>
    <message>
        <source>{0} filed as {1}</source>
        <translation>{0} abgelegt als {1}</translation>
    </message>
    <message>
        <source>{0} filed</source>
        <translation>{0} abgelegt</translation>
    </message>
    <message>
        <source>taken back: {0}</source>
        <translation>zurückgenommen: {0}</translation>
    </message>
    <message>
        <source>brought again: {0}</source>
        <translation>wiederhergestellt: {0}</translation>
    </message>
    <message>
        <source>two candidates, {0} and {1}</source>
        <translation>zwei Anwärter, {0} und {1}</translation>
    </message>
    <message>
        <source>{0} is not sure</source>
        <translation>{0} ist nicht sicher</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>nicht sicher</translation>
    </message>
    <message>
        <source>not found on the paper</source>
        <translation>auf dem Papier nicht gefunden</translation>
    </message>
    <message>
        <source>{0} of {1} values are not sure</source>
        <translation>{0} von {1} Werten sind nicht sicher</translation>
    </message>
    <message>
        <source>it could be {0} or {1}</source>
        <translation>es könnte {0} oder {1} sein</translation>
    </message>
    <message>
        <source>{0} could not be read</source>
        <translation>{0} konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>{0} of a long paper were read but not weighed</source>
        <translation>{0} eines langen Papiers wurden gelesen, aber nicht ausgewertet</translation>
    </message>
    <message>
        <source>this looks like {0} papers scanned together</source>
        <translation>das sieht nach {0} zusammen eingescannten Papieren aus</translation>
    </message>
    <message>
        <source>net {0} and tax {1} do not add up to {2}</source>
        <translation>netto {0} und Steuer {1} ergeben nicht {2}</translation>
    </message>
    <message>
        <source>tax {0} is more than the total {1}</source>
        <translation>die Steuer {0} ist mehr als die Summe {1}</translation>
    </message>
    <message>
        <source>{0} would be {1} % of the net {2}, an unusual rate</source>
        <translation>{0} wären {1} % des Nettobetrags {2}, ein ungewöhnlicher Satz</translation>
    </message>
    <message>
        <source>the year {0} can hardly be right</source>
        <translation>das Jahr {0} kann kaum stimmen</translation>
    </message>
    <message>
        <source>{0} lies more than a year ahead</source>
        <translation>{0} liegt mehr als ein Jahr voraus</translation>
    </message>
    <message>
        <source>{0} does not fit the dates {1} to {2}</source>
        <translation>{0} passt nicht zu den Daten {1} bis {2}</translation>
    </message>
    <message>
        <source>the check digits of {0} are wrong; compare it with the paper</source>
        <translation>die Prüfziffern von {0} sind falsch; vergleichen Sie mit dem Papier</translation>
    </message>
    <message>
        <source>seller and buyer have the same number</source>
        <translation>Verkäufer und Käufer haben dieselbe Nummer</translation>
    </message>
    <message>
        <source>the paper names two accounts, {0} and {1}</source>
        <translation>das Papier nennt zwei Konten, {0} und {1}</translation>
    </message>
    <message>
        <source>the paper prints {0}, {1}</source>
        <translation>auf dem Papier steht {0}, {1}</translation>
    </message>
    <message>
        <source>the paper does not print it, {0}</source>
        <translation>auf dem Papier steht es nicht, {0}</translation>
    </message>
    <message>
        <source>the paper prints {0} as well, {1}</source>
        <translation>auf dem Papier steht auch {0}, {1}</translation>
    </message>
    <message>
        <source>the invoice data inside the file says {0}</source>
        <translation>die Rechnungsdaten in der Datei sagen {0}</translation>
    </message>
    <message>
        <source>the payment code says {0}</source>
        <translation>der Zahlungscode sagt {0}</translation>
    </message>
    <message>
        <source>the second model reads {0}</source>
        <translation>das zweite Modell liest {0}</translation>
    </message>
    <message>
        <source>paper: {0}</source>
        <translation>Papier: {0}</translation>
    </message>
    <message>
        <source>page {0}: {1}</source>
        <translation>Seite {0}: {1}</translation>
    </message>
    <message>
        <source>pages {0}: {1}</source>
        <translation>Seiten {0}: {1}</translation>
    </message>
    <message>
        <source>pages: {0}</source>
        <translation>Seiten: {0}</translation>
    </message>
    <message>
        <source>type: {0}</source>
        <translation>Art: {0}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to read</source>
        <translation>Zum Lesen hier ablegen</translation>
    </message>
    <message>
        <source>Drop to read {0} files or more</source>
        <translation>Ablegen: {0} Dateien oder mehr werden gelesen</translation>
    </message>
    <message>
        <source>Drop to read 1 file</source>
        <translation>Ablegen: 1 Datei wird gelesen</translation>
    </message>
    <message>
        <source>Drop to read {0} files</source>
        <translation>Ablegen: {0} Dateien werden gelesen</translation>
    </message>
    <message>
        <source>1 is not a file and will be left alone</source>
        <translation>1 ist keine Datei und bleibt unberührt</translation>
    </message>
    <message>
        <source>{0} are not files and will be left alone</source>
        <translation>{0} sind keine Dateien und bleiben unberührt</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Kept as {0}</source>
        <translation>Abgelegt als {0}</translation>
    </message>
    <message>
        <source>Type {0}</source>
        <translation>{0} eintippen</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it</source>
        <translation>Enter behält es, Esc lässt es</translation>
    </message>
    <message>
        <source>Take instead: {0}</source>
        <translation>Stattdessen nehmen: {0}</translation>
    </message>
</context>
<context>
    <name>FieldsPanel</name>
    <message>
        <source>Type of the paper</source>
        <translation>Art des Papiers</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>split</source>
        <translation>aufgeteilt</translation>
    </message>
    <message>
        <source>check</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Settled or not</source>
        <translation>Erledigt oder nicht</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>From date</source>
        <translation>Ab Datum</translation>
    </message>
    <message>
        <source>To date</source>
        <translation>Bis Datum</translation>
    </message>
    <message>
        <source>Amount from</source>
        <translation>Betrag ab</translation>
    </message>
    <message>
        <source>Amount to</source>
        <translation>Betrag bis</translation>
    </message>
    <message>
        <source>This could not be understood, so it asks for nothing.</source>
        <translation>Das war nicht zu verstehen und wird nicht beachtet.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search on this paper</source>
        <translation>Auf diesem Papier suchen</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Open papers</source>
        <translation>Papiere öffnen</translation>
    </message>
    <message>
        <source>Open a folder of papers</source>
        <translation>Ordner mit Papieren öffnen</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tun</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>One paper is still being read.</source>
        <translation>Ein Papier wird noch gelesen.</translation>
    </message>
    <message>
        <source>{0} papers are still being read.</source>
        <translation>{0} Papiere werden noch gelesen.</translation>
    </message>
    <message>
        <source>What has been read so far is kept. The files themselves are not touched.</source>
        <translation>Was schon gelesen ist, bleibt. Die Dateien selbst werden nicht berührt.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiterlesen</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>The box on the page shows where “{0}” was read. Choose another field to see its words.</source>
        <translation>Der Rahmen auf der Seite zeigt, wo „{0}“ gelesen wurde. Wählen Sie ein anderes Feld, um dessen Wörter zu sehen.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>Papers that need a look appear here.</source>
        <translation>Papiere, die jemand ansehen soll, erscheinen hier.</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Try fewer words, or ask for less.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, oder verlangen Sie weniger.</translation>
    </message>
    <message>
        <source>PDFs, scans, photos, office papers and mails are read on this machine. Muniment says what each paper is, and shows the words that prove it.</source>
        <translation>PDFs, Scans, Fotos, Büropapiere und Mails werden auf diesem Rechner gelesen. Muniment sagt, was jedes Papier ist, und zeigt die Wörter, die es belegen.</translation>
    </message>
    <message>
        <source>Drop papers here</source>
        <translation>Papiere hier ablegen</translation>
    </message>
    <message>
        <source>No papers in this session yet.</source>
        <translation>Noch keine Papiere in dieser Sitzung.</translation>
    </message>
    <message>
        <source>No paper holds “{0}”.</source>
        <translation>Kein Papier enthält „{0}“.</translation>
    </message>
    <message>
        <source>No paper is as the filter asks.</source>
        <translation>Kein Papier ist so, wie der Filter es verlangt.</translation>
    </message>
    <message>
        <source>No papers are kept yet.</source>
        <translation>Noch sind keine Papiere abgelegt.</translation>
    </message>
</context>
<context>
    <name>OpenPaper</name>
    <message>
        <source>Type changed.</source>
        <translation>Art geändert.</translation>
    </message>
    <message>
        <source>{0} set to the words on the page.</source>
        <translation>{0}: Wörter der Seite genommen.</translation>
    </message>
    <message>
        <source>{0} set to what you typed.</source>
        <translation>{0}: Ihre Eingabe genommen.</translation>
    </message>
    <message>
        <source>{0} is not on the paper.</source>
        <translation>{0} steht nicht auf dem Papier.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Bestätigt.</translation>
    </message>
    <message>
        <source>The papers are being taken apart…</source>
        <translation>Die Papiere werden getrennt…</translation>
    </message>
    <message>
        <source>Split into papers of their own.</source>
        <translation>In eigene Papiere aufgeteilt.</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>Zurückgenommen: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Wiederhergestellt: {0}</translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Add as another</source>
        <translation>Als weiteren hinzufügen</translation>
    </message>
    <message>
        <source>Use these words</source>
        <translation>Diese Wörter nehmen</translation>
    </message>
    <message>
        <source>This scan was split into {0} papers.</source>
        <translation>Dieser Scan wurde in {0} Papiere aufgeteilt.</translation>
    </message>
    <message>
        <source>This looks like {0} papers.</source>
        <translation>Das sieht nach {0} Papieren aus.</translation>
    </message>
    <message>
        <source>“{0}”: choose a field first.</source>
        <translation>„{0}“: Wählen Sie zuerst ein Feld.</translation>
    </message>
    <message>
        <source>{0}: “{1}”? Enter uses it, Esc leaves it.</source>
        <translation>{0}: „{1}“? Enter nimmt es, Esc lässt es.</translation>
    </message>
    <message>
        <source>{0} / {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>The page&apos;s picture could not be drawn. {0}</source>
        <translation>Das Bild der Seite konnte nicht gezeichnet werden. {0}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Arrow keys move among the words, Shift and arrow keys widen the choice.</source>
        <translation>Die Pfeiltasten gehen von Wort zu Wort, mit Umschalt erweitern sie die Auswahl.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a command or a paper</source>
        <translation>Befehl oder Papier finden</translation>
    </message>
    <message>
        <source>A command, a room, or words on a paper</source>
        <translation>Ein Befehl, ein Raum oder Wörter auf einem Papier</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>reading page {0} of {1}</source>
        <translation>liest Seite {0} von {1}</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>wird überdacht</translation>
    </message>
    <message>
        <source>filing</source>
        <translation>wird abgelegt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>already here</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>done · {0}</source>
        <translation>fertig · {0}</translation>
    </message>
    <message>
        <source>needs you · {0}</source>
        <translation>braucht Sie · {0}</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>Search words, names, numbers</source>
        <translation>Wörter, Namen, Zahlen suchen</translation>
    </message>
    <message>
        <source>Search the papers</source>
        <translation>Papiere durchsuchen</translation>
    </message>
    <message>
        <source>List of papers</source>
        <translation>Liste der Papiere</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>The papers of this session</source>
        <translation>Die Papiere dieser Sitzung</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Papers that need a person</source>
        <translation>Papiere, die jemand ansehen soll</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papiere</translation>
    </message>
    <message>
        <source>All papers that are kept</source>
        <translation>Alle abgelegten Papiere</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was done, and taking it back</source>
        <translation>Was getan wurde, und wie man es zurücknimmt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>How Muniment looks and works</source>
        <translation>Wie Muniment aussieht und arbeitet</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Counts from the next start of Muniment on.</source>
        <translation>Gilt ab dem nächsten Start von Muniment.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Right answers among those nobody looks at</source>
        <translation>Richtige Antworten unter denen, die niemand ansieht</translation>
    </message>
    <message>
        <source>The higher, the more papers wait for a person.</source>
        <translation>Je höher, desto mehr Papiere warten auf jemanden.</translation>
    </message>
    <message>
        <source>Papers read at the same time</source>
        <translation>Papiere, die gleichzeitig gelesen werden</translation>
    </message>
    <message>
        <source>More are faster and leave less of the machine to other programs.</source>
        <translation>Mehr sind schneller und lassen anderen Programmen weniger vom Rechner.</translation>
    </message>
    <message>
        <source>As many as suit this machine</source>
        <translation>So viele, wie zu diesem Rechner passen</translation>
    </message>
    <message>
        <source>Folder for papers</source>
        <translation>Ordner für Papiere</translation>
    </message>
    <message>
        <source>Papers that are kept already stay where they are.</source>
        <translation>Schon abgelegte Papiere bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>The usual folder</source>
        <translation>Der übliche Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What you choose is kept at once.</source>
        <translation>Was Sie wählen, wird sofort behalten.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {0}</source>
        <translation>{0} aufteilen</translation>
    </message>
    <message>
        <source>Tick each page at which a new paper begins. The scan itself stays as it is.</source>
        <translation>Haken Sie jede Seite an, mit der ein neues Papier beginnt. Der Scan selbst bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Pages at which a new paper begins</source>
        <translation>Seiten, mit denen ein neues Papier beginnt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>Split into {0} papers</source>
        <translation>In {0} Papiere aufteilen</translation>
    </message>
    <message>
        <source>Split into papers</source>
        <translation>In Papiere aufteilen</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>check</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>typed by you</source>
        <translation>von Ihnen getippt</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not on the paper</source>
        <translation>steht nicht darauf</translation>
    </message>
    <message>
        <source>two candidates</source>
        <translation>zwei Anwärter</translation>
    </message>
    <message>
        <source>three candidates</source>
        <translation>drei Anwärter</translation>
    </message>
    <message>
        <source>several candidates</source>
        <translation>mehrere Anwärter</translation>
    </message>
    <message>
        <source>{0} % likely right</source>
        <translation>zu {0} % wahrscheinlich richtig</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>nothing leaves this machine</source>
        <translation>nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>reading pauses, {0} waiting</source>
        <translation>Lesen angehalten, {0} warten</translation>
    </message>
    <message>
        <source>1 paper being read</source>
        <translation>1 Papier wird gelesen</translation>
    </message>
    <message>
        <source>{0} papers being read</source>
        <translation>{0} Papiere werden gelesen</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>noch etwa {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>noch etwa {0} min</translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation>noch etwa {0} h</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>papers being read: {0}</source>
        <translation>Papiere, die gelesen werden: {0}</translation>
    </message>
    <message>
        <source>papers that wait for you: {0}</source>
        <translation>Papiere, die auf Sie warten: {0}</translation>
    </message>
    <message>
        <source>All papers are read.</source>
        <translation>Alle Papiere sind gelesen.</translation>
    </message>
</context>
</TS>
