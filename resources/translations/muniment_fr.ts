<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>ActivityModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>État</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>valable</translation>
    </message>
</context>
<context>
    <name>ActivityRoom</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>What was done to papers on this machine. Undo takes back the newest.</source>
        <translation>Ce qui a été fait aux documents sur cet ordinateur. Annuler reprend la dernière action.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Nothing was done yet. Accept or correct a paper in Review, and it is noted here.</source>
        <translation>Rien n’a encore été fait. Acceptez ou corrigez un document dans Vérification, et ce sera noté ici.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>The papers were handed to the Muniment that is open.</source>
        <translation>Les documents ont été remis au Muniment déjà ouvert.</translation>
    </message>
    <message>
        <source>Close Muniment</source>
        <translation>Fermer Muniment</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Papers</source>
        <translation>&amp;Documents</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;This paper</source>
        <translation>&amp;Ce document</translation>
    </message>
    <message>
        <source>&amp;Fields</source>
        <translation>C&amp;hamps</translation>
    </message>
    <message>
        <source>P&amp;age</source>
        <translation>&amp;Page</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Open papers…</source>
        <translation>Ouvrir des documents…</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Try the sample papers</source>
        <translation>Essayer les documents d’exemple</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Suspendre la lecture</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Reprendre la lecture</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Arrêter la lecture</translation>
    </message>
    <message>
        <source>Read again all that failed</source>
        <translation>Relire tout ce qui a échoué</translation>
    </message>
    <message>
        <source>Clear what is done from the inbox</source>
        <translation>Retirer de la réception ce qui est terminé</translation>
    </message>
    <message>
        <source>Close Muniment</source>
        <translation>Fermer Muniment</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Search the papers</source>
        <translation>Rechercher dans les documents</translation>
    </message>
    <message>
        <source>Filter the papers</source>
        <translation>Filtrer les documents</translation>
    </message>
    <message>
        <source>Show all papers</source>
        <translation>Afficher tous les documents</translation>
    </message>
    <message>
        <source>Find a command or a paper…</source>
        <translation>Trouver une commande ou un document…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Change the type</source>
        <translation>Changer le type</translation>
    </message>
    <message>
        <source>Split as proposed</source>
        <translation>Diviser comme proposé</translation>
    </message>
    <message>
        <source>Split otherwise…</source>
        <translation>Diviser autrement…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Stop reading this paper</source>
        <translation>Arrêter la lecture de ce document</translation>
    </message>
    <message>
        <source>Next doubtful field</source>
        <translation>Champ douteux suivant</translation>
    </message>
    <message>
        <source>Previous doubtful field</source>
        <translation>Champ douteux précédent</translation>
    </message>
    <message>
        <source>Use the chosen words</source>
        <translation>Utiliser les mots choisis</translation>
    </message>
    <message>
        <source>Add the chosen words as another value</source>
        <translation>Ajouter les mots choisis comme autre valeur</translation>
    </message>
    <message>
        <source>Type the value</source>
        <translation>Saisir la valeur</translation>
    </message>
    <message>
        <source>Not on the paper</source>
        <translation>Absent du document</translation>
    </message>
    <message>
        <source>Take runner-up {0}</source>
        <translation>Prendre le candidat {0}</translation>
    </message>
    <message>
        <source>Search on this paper</source>
        <translation>Chercher dans ce document</translation>
    </message>
    <message>
        <source>Copy the chosen words</source>
        <translation>Copier les mots choisis</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Ajuster la page</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Tourner la page</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Clair ou sombre comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Something went wrong inside Muniment. The paper itself was not changed.</source>
        <translation>Quelque chose s’est mal passé dans Muniment. Le document lui-même n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, report it with the log.</source>
        <translation>Réessayez ; si cela se reproduit, signalez-le avec le journal.</translation>
    </message>
    <message>
        <source>This paper could not be read. It was not changed.</source>
        <translation>Ce document n’a pas pu être lu. Il n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Open it in another program to see whether it is whole.</source>
        <translation>Ouvrez-le dans un autre programme pour voir s’il est entier.</translation>
    </message>
    <message>
        <source>This file is empty: there are no bytes in it.</source>
        <translation>Ce fichier est vide : il ne contient rien.</translation>
    </message>
    <message>
        <source>Scan or save it again.</source>
        <translation>Numérisez-le ou enregistrez-le à nouveau.</translation>
    </message>
    <message>
        <source>This file is no longer where it was.</source>
        <translation>Ce fichier n’est plus où il était.</translation>
    </message>
    <message>
        <source>Find it again and add it from its new place.</source>
        <translation>Retrouvez-le et ajoutez-le depuis son nouvel emplacement.</translation>
    </message>
    <message>
        <source>You are not allowed to open this file.</source>
        <translation>Vous n’avez pas le droit d’ouvrir ce fichier.</translation>
    </message>
    <message>
        <source>Ask its owner for leave to read it, then add it again.</source>
        <translation>Demandez à son propriétaire le droit de le lire, puis ajoutez-le à nouveau.</translation>
    </message>
    <message>
        <source>This is not an ordinary file, so it was left alone.</source>
        <translation>Ce n’est pas un fichier ordinaire, il n’a pas été touché.</translation>
    </message>
    <message>
        <source>Add the paper itself.</source>
        <translation>Ajoutez le document lui-même.</translation>
    </message>
    <message>
        <source>This is a folder and not a paper.</source>
        <translation>C’est un dossier et non un document.</translation>
    </message>
    <message>
        <source>Name the papers in it.</source>
        <translation>Nommez les documents qu’il contient.</translation>
    </message>
    <message>
        <source>This is only a link to a file in another place, so it was left alone.</source>
        <translation>Ce n’est qu’un lien vers un fichier situé ailleurs, il n’a pas été touché.</translation>
    </message>
    <message>
        <source>This kind of file cannot be read: it is no PDF, picture, office paper, web page, mail or plain text.</source>
        <translation>Ce genre de fichier ne peut pas être lu : ce n’est ni un PDF, ni une image, ni un fichier bureautique, ni une page web, ni un courriel, ni un simple texte.</translation>
    </message>
    <message>
        <source>Save or print it as a PDF and add that.</source>
        <translation>Enregistrez-le ou imprimez-le en PDF et ajoutez celui-ci.</translation>
    </message>
    <message>
        <source>This is a zip archive; there is no Word, Excel, PowerPoint or OpenDocument paper in it.</source>
        <translation>C’est une archive zip ; elle ne contient aucun fichier Word, Excel, PowerPoint ou OpenDocument.</translation>
    </message>
    <message>
        <source>Unpack it and add the papers that are in it.</source>
        <translation>Décompressez-la et ajoutez les documents qu’elle contient.</translation>
    </message>
    <message>
        <source>This is a drawing (SVG), and drawings of this kind cannot be read.</source>
        <translation>C’est un dessin (SVG), et ce genre de dessin ne peut pas être lu.</translation>
    </message>
    <message>
        <source>This kind of file, from an old office program (such as .doc, .xls or .ppt), cannot be read.</source>
        <translation>Ce genre de fichier, d’un ancien programme de bureau (comme .doc, .xls ou .ppt), ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Open it, save it in today&apos;s form (.docx, .xlsx, .pptx) or as a PDF, and add that.</source>
        <translation>Ouvrez-le, enregistrez-le sous sa forme actuelle (.docx, .xlsx, .pptx) ou en PDF, et ajoutez celui-ci.</translation>
    </message>
    <message>
        <source>This file defines entities or asks for files from outside, as no honest paper does; it was not read.</source>
        <translation>Ce fichier définit des entités ou demande des fichiers extérieurs, ce qu’aucun document honnête ne fait ; il n’a pas été lu.</translation>
    </message>
    <message>
        <source>Ask its sender for a PDF.</source>
        <translation>Demandez un PDF à son expéditeur.</translation>
    </message>
    <message>
        <source>This file is over the limit once unpacked: it is far too large inside, as a bomb would be.</source>
        <translation>Ce fichier dépasse la limite une fois décompressé : il est bien trop grand à l’intérieur, comme le serait une bombe.</translation>
    </message>
    <message>
        <source>Ask its sender for a PDF, or split it into smaller papers.</source>
        <translation>Demandez un PDF à son expéditeur, ou divisez-le en documents plus petits.</translation>
    </message>
    <message>
        <source>The parts of this file lie too deep within one another; what lies deeper than the limit was not read.</source>
        <translation>Les parties de ce fichier sont trop imbriquées ; ce qui dépasse la limite n’a pas été lu.</translation>
    </message>
    <message>
        <source>Ask its sender for a PDF, or add the innermost papers by themselves.</source>
        <translation>Demandez un PDF à son expéditeur, ou ajoutez les documents intérieurs séparément.</translation>
    </message>
    <message>
        <source>This mail has too many parts; only the first ones, up to the limit, were read.</source>
        <translation>Ce courriel a trop de parties ; seules les premières, jusqu’à la limite, ont été lues.</translation>
    </message>
    <message>
        <source>Open it in your mail program and save what matters by itself.</source>
        <translation>Ouvrez-le dans votre messagerie et enregistrez à part ce qui compte.</translation>
    </message>
    <message>
        <source>A part of this mail, or a file attached to it, is damaged or incomplete, or could not be taken out.</source>
        <translation>Une partie de ce courriel, ou un fichier joint, est endommagée ou incomplète, ou n’a pas pu être extraite.</translation>
    </message>
    <message>
        <source>Ask its sender to send it again.</source>
        <translation>Demandez à son expéditeur de le renvoyer.</translation>
    </message>
    <message>
        <source>This file is damaged or incomplete, and no page could be read.</source>
        <translation>Ce fichier est endommagé ou incomplet, et aucune page n’a pu être lue.</translation>
    </message>
    <message>
        <source>Get a whole copy of it, or scan it again.</source>
        <translation>Procurez-vous une copie entière, ou numérisez à nouveau.</translation>
    </message>
    <message>
        <source>This file holds no pages: it is empty, or its list of pages is damaged.</source>
        <translation>Ce fichier ne contient pas de pages : il est vide, ou sa liste de pages est endommagée.</translation>
    </message>
    <message>
        <source>This file is locked by a password.</source>
        <translation>Ce fichier est protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>Save a copy without the password and add that.</source>
        <translation>Enregistrez une copie sans mot de passe et ajoutez-la.</translation>
    </message>
    <message>
        <source>This file is over the size limit for one paper.</source>
        <translation>Ce fichier dépasse la taille permise pour un document.</translation>
    </message>
    <message>
        <source>Split it into smaller papers, or scan at a lower resolution.</source>
        <translation>Divisez-le en documents plus petits, ou numérisez à plus faible résolution.</translation>
    </message>
    <message>
        <source>This paper has too many pages; only the first ones, up to the limit, were read.</source>
        <translation>Ce document a trop de pages ; seules les premières, jusqu’à la limite, ont été lues.</translation>
    </message>
    <message>
        <source>Split it into smaller papers.</source>
        <translation>Divisez-le en documents plus petits.</translation>
    </message>
    <message>
        <source>A page or picture is too large: over the limit of pixels.</source>
        <translation>Une page ou une image est trop grande : elle dépasse la limite de pixels.</translation>
    </message>
    <message>
        <source>Scan it at a lower resolution.</source>
        <translation>Numérisez à plus faible résolution.</translation>
    </message>
    <message>
        <source>A page holds more words than the limit for one page, so it was not read.</source>
        <translation>Une page contient plus de mots que la limite, elle n’a pas été lue.</translation>
    </message>
    <message>
        <source>Split it into smaller pages, or print it as a PDF and add that.</source>
        <translation>Divisez-la en pages plus petites, ou imprimez en PDF et ajoutez celui-ci.</translation>
    </message>
    <message>
        <source>Reading this takes more memory than the limit allows, so it was given up.</source>
        <translation>La lecture demande plus de mémoire que la limite ne permet, elle a été abandonnée.</translation>
    </message>
    <message>
        <source>Save it as a plain PDF, or scan it at a lower resolution.</source>
        <translation>Enregistrez-le en PDF simple, ou numérisez à plus faible résolution.</translation>
    </message>
    <message>
        <source>Not all files that hang on this paper were taken out: there are too many of them, or they are too large.</source>
        <translation>Les fichiers joints à ce document n’ont pas tous été extraits : il y en a trop, ou ils sont trop grands.</translation>
    </message>
    <message>
        <source>Take out the ones that you want and add them by themselves.</source>
        <translation>Extrayez ceux que vous voulez et ajoutez-les séparément.</translation>
    </message>
    <message>
        <source>Reading this page took too long and was given up.</source>
        <translation>La lecture de cette page a pris trop de temps et a été abandonnée.</translation>
    </message>
    <message>
        <source>Scan the page again, at a lower resolution.</source>
        <translation>Numérisez la page à nouveau, à plus faible résolution.</translation>
    </message>
    <message>
        <source>The reader stopped twice while it was working on this page, so the page was set aside.</source>
        <translation>Le lecteur s’est arrêté deux fois sur cette page, elle a été mise de côté.</translation>
    </message>
    <message>
        <source>The page is probably damaged: scan it again.</source>
        <translation>La page est sans doute endommagée : numérisez-la à nouveau.</translation>
    </message>
    <message>
        <source>A page is damaged or incomplete and could not be read.</source>
        <translation>Une page est endommagée ou incomplète et n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>Look at that page and scan it again.</source>
        <translation>Regardez cette page et numérisez-la à nouveau.</translation>
    </message>
    <message>
        <source>A page is damaged or incomplete: what could be seen of it was read, and something is missing.</source>
        <translation>Une page est endommagée ou incomplète : ce qui était visible a été lu, et il manque quelque chose.</translation>
    </message>
    <message>
        <source>A page would take too long to draw and was given up: there are too many strokes on it.</source>
        <translation>Une page serait trop longue à dessiner et a été abandonnée : elle a trop de traits.</translation>
    </message>
    <message>
        <source>Print that page and scan it.</source>
        <translation>Imprimez cette page et numérisez-la.</translation>
    </message>
    <message>
        <source>No text was found on this paper: it is blank, or nothing on it can be read.</source>
        <translation>Aucun texte n’a été trouvé sur ce document : il est vierge, ou rien n’y est lisible.</translation>
    </message>
    <message>
        <source>If there is writing on it, scan it again, sharper and straight.</source>
        <translation>S’il porte de l’écriture, numérisez-le à nouveau, plus net et droit.</translation>
    </message>
    <message>
        <source>The reader stopped twice while it was working on this paper. Only this paper is concerned.</source>
        <translation>Le lecteur s’est arrêté deux fois sur ce document. Seul ce document est concerné.</translation>
    </message>
    <message>
        <source>The file is probably damaged: print it as a PDF, or scan it again.</source>
        <translation>Le fichier est sans doute endommagé : imprimez-le en PDF, ou numérisez-le à nouveau.</translation>
    </message>
    <message>
        <source>Reading this paper took too long and was given up. Only this paper is concerned.</source>
        <translation>La lecture de ce document a pris trop de temps et a été abandonnée. Seul ce document est concerné.</translation>
    </message>
    <message>
        <source>Split it, or scan it at a lower resolution.</source>
        <translation>Divisez-le, ou numérisez à plus faible résolution.</translation>
    </message>
    <message>
        <source>Reading was cancelled. Nothing was changed.</source>
        <translation>La lecture a été interrompue. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Read it again when you like.</source>
        <translation>Relisez-le quand vous voulez.</translation>
    </message>
    <message>
        <source>This file hangs on a mail within a mail within a mail, so it was left unread.</source>
        <translation>Ce fichier est joint à un courriel dans un courriel dans un courriel, il n’a pas été lu.</translation>
    </message>
    <message>
        <source>Open the mail, save the file, and add it by itself.</source>
        <translation>Ouvrez le courriel, enregistrez le fichier et ajoutez-le séparément.</translation>
    </message>
    <message>
        <source>More files hang on this mail than are read with one mail; this one was left unread.</source>
        <translation>Ce courriel a plus de fichiers joints qu’il n’en est lu avec un courriel ; celui-ci n’a pas été lu.</translation>
    </message>
    <message>
        <source>The data that text recognition needs for its languages (Tesseract&apos;s) is not installed.</source>
        <translation>Les données dont la reconnaissance de texte a besoin pour ses langues (celles de Tesseract) ne sont pas installées.</translation>
    </message>
    <message>
        <source>Run: python3 dev.py setup</source>
        <translation>Lancez : python3 dev.py setup</translation>
    </message>
    <message>
        <source>The model stopped while it was thinking about this paper. The paper was not changed.</source>
        <translation>Le modèle s’est arrêté pendant l’examen de ce document. Le document n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>Relisez-le.</translation>
    </message>
    <message>
        <source>The model has not been built on this machine yet.</source>
        <translation>Le modèle n’a pas encore été construit sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The second model gave no answer. The paper is judged without it.</source>
        <translation>Le second modèle n’a pas répondu. Le document est jugé sans lui.</translation>
    </message>
    <message>
        <source>Try again, or switch it off: muniment model use none</source>
        <translation>Réessayez, ou désactivez-le : muniment model use none</translation>
    </message>
    <message>
        <source>Another Muniment is already writing to this data folder. Nothing was changed.</source>
        <translation>Un autre Muniment écrit déjà dans ce dossier de données. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Close it, or wait until it is done.</source>
        <translation>Fermez-le, ou attendez qu’il ait terminé.</translation>
    </message>
    <message>
        <source>The database could not be opened. Nothing was changed.</source>
        <translation>La base de données n’a pas pu être ouverte. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Restore the data folder from your last backup.</source>
        <translation>Restaurez le dossier de données depuis votre dernière sauvegarde.</translation>
    </message>
    <message>
        <source>There is no paper of that number.</source>
        <translation>Il n’y a pas de document de ce numéro.</translation>
    </message>
    <message>
        <source>This file could not be read from its disk or share just now.</source>
        <translation>Ce fichier n’a pas pu être lu à l’instant sur son disque ou son partage.</translation>
    </message>
    <message>
        <source>See that the disk or the share can be reached.</source>
        <translation>Veillez à ce que le disque ou le partage soit accessible.</translation>
    </message>
    <message>
        <source>This file is still being written or was changed a moment ago.</source>
        <translation>Ce fichier est encore en cours d’écriture ou vient d’être modifié.</translation>
    </message>
    <message>
        <source>It is taken in once it stays as it is; nothing need be done.</source>
        <translation>Il sera pris en charge dès qu’il ne changera plus ; il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Another program holds this file locked.</source>
        <translation>Un autre programme verrouille ce fichier.</translation>
    </message>
    <message>
        <source>It is taken in once that program is done with it; close it there.</source>
        <translation>Il sera pris en charge dès que ce programme en aura fini ; fermez-le là-bas.</translation>
    </message>
    <message>
        <source>Muniment ended while it was working on this paper. Nothing was changed.</source>
        <translation>Muniment s’est arrêté pendant le traitement de ce document. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>It is read again; nothing need be done.</source>
        <translation>Il est relu ; il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>This watched folder cannot be reached just now: its disk or share is away.</source>
        <translation>Ce dossier surveillé n’est pas accessible pour le moment : son disque ou son partage est absent.</translation>
    </message>
    <message>
        <source>Attach it again; what waits there is then taken in.</source>
        <translation>Reconnectez-le ; ce qui y attend sera alors pris en charge.</translation>
    </message>
    <message>
        <source>There is no folder of that name. Nothing was changed.</source>
        <translation>Il n’existe pas de dossier de ce nom. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Name a folder that exists and that you may read.</source>
        <translation>Indiquez un dossier existant que vous avez le droit de lire.</translation>
    </message>
    <message>
        <source>Muniment keeps its own papers in, above or below this folder, so it cannot be watched.</source>
        <translation>Muniment conserve ses propres documents dans, au-dessus ou au-dessous de ce dossier ; il ne peut donc pas être surveillé.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>This folder is watched already. Nothing was changed.</source>
        <translation>Ce dossier est déjà surveillé. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Remove it first to watch it otherwise.</source>
        <translation>Retirez-le d’abord pour le surveiller autrement.</translation>
    </message>
    <message>
        <source>This folder is not watched.</source>
        <translation>Ce dossier n’est pas surveillé.</translation>
    </message>
    <message>
        <source>Use muniment folders list to see which are.</source>
        <translation>muniment folders list montre lesquels le sont.</translation>
    </message>
    <message>
        <source>The name of this folder is no text, so it cannot be written down. Nothing was changed.</source>
        <translation>Le nom de ce dossier n’est pas du texte et ne peut être noté. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Give it another name and try again.</source>
        <translation>Donnez-lui un autre nom et réessayez.</translation>
    </message>
    <message>
        <source>The list of watched folders could not be understood. Nothing was changed.</source>
        <translation>La liste des dossiers surveillés n’a pas pu être comprise. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Correct watched.toml in the data folder, or delete it and name the folders again.</source>
        <translation>Corrigez watched.toml dans le dossier de données, ou supprimez-le et indiquez de nouveau les dossiers.</translation>
    </message>
    <message>
        <source>The service could not be written or removed. Nothing else was changed.</source>
        <translation>Le service n’a pas pu être écrit ou supprimé. Rien d’autre n’a été modifié.</translation>
    </message>
    <message>
        <source>See that this system has systemd and that you may write to your own settings folder.</source>
        <translation>Vérifiez que ce système dispose de systemd et que vous pouvez écrire dans votre dossier de réglages.</translation>
    </message>
    <message>
        <source>Make the database again (muniment rebuild), or restore the data folder from your last backup.</source>
        <translation>Refaites la base de données (muniment rebuild), ou restaurez le dossier de données depuis votre dernière sauvegarde.</translation>
    </message>
    <message>
        <source>Use the list to see the numbers.</source>
        <translation>La liste montre les numéros.</translation>
    </message>
    <message>
        <source>This paper was split before. Nothing was changed.</source>
        <translation>Ce document a déjà été divisé. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Undo that first to split it otherwise.</source>
        <translation>Annulez d’abord cela pour le diviser autrement.</translation>
    </message>
    <message>
        <source>This looks like one paper, so it was not split.</source>
        <translation>Cela ressemble à un seul document, il n’a pas été divisé.</translation>
    </message>
    <message>
        <source>If it is several, name the pages at which they begin.</source>
        <translation>S’il y en a plusieurs, indiquez les pages où ils commencent.</translation>
    </message>
    <message>
        <source>The paper has no such pages to split it at. Nothing was changed.</source>
        <translation>Le document n’a pas de telles pages où le diviser. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Name pages after the first one, up to the last, at which new papers begin.</source>
        <translation>Indiquez des pages après la première, jusqu’à la dernière, où commencent de nouveaux documents.</translation>
    </message>
    <message>
        <source>This is no tag: it may have 60 letters at most, no comma or semicolon, and no plus or minus before it.</source>
        <translation>Ce n’est pas une étiquette : 60 lettres au plus, ni virgule ni point-virgule, ni plus ni moins devant.</translation>
    </message>
    <message>
        <source>Choose another word.</source>
        <translation>Choisissez un autre mot.</translation>
    </message>
    <message>
        <source>No paper has that tag. Nothing was changed.</source>
        <translation>Aucun document ne porte cette étiquette. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Use muniment tags to see which there are.</source>
        <translation>Avec muniment tags, voyez lesquelles existent.</translation>
    </message>
    <message>
        <source>These are not two papers but one and the same. Nothing was changed.</source>
        <translation>Ce ne sont pas deux documents mais un seul. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Name two different papers.</source>
        <translation>Nommez deux documents différents.</translation>
    </message>
    <message>
        <source>A document type could not be read: its file is not as it should be. No paper was changed.</source>
        <translation>Un type de document n’a pas pu être lu : son fichier n’est pas comme il devrait. Aucun document n’a été modifié.</translation>
    </message>
    <message>
        <source>Put the file right, or install Muniment again.</source>
        <translation>Corrigez le fichier, ou réinstallez Muniment.</translation>
    </message>
    <message>
        <source>The settings file could not be understood. Nothing was changed.</source>
        <translation>Le fichier des réglages n’a pas été compris. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Correct the file or delete it; without it everything is as it comes.</source>
        <translation>Corrigez le fichier ou supprimez-le ; sans lui tout est comme à l’origine.</translation>
    </message>
    <message>
        <source>The settings could not be written. What you chose counts until Muniment is closed.</source>
        <translation>Les réglages n’ont pas pu être écrits. Votre choix vaut jusqu’à la fermeture de Muniment.</translation>
    </message>
    <message>
        <source>See that the folder of the settings may be written to, and that there is room left.</source>
        <translation>Vérifiez que le dossier des réglages est accessible en écriture et qu’il reste de la place.</translation>
    </message>
    <message>
        <source>The database was written by a newer Muniment. Nothing was changed.</source>
        <translation>La base de données a été écrite par un Muniment plus récent. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Install the newest Muniment on this machine as well.</source>
        <translation>Installez aussi le Muniment le plus récent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The data folder could not be written to. Nothing was changed.</source>
        <translation>Le dossier de données n’est pas accessible en écriture. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>See that its disk has room and that you may write to it, then try again.</source>
        <translation>Vérifiez que son disque a de la place et que vous pouvez y écrire, puis réessayez.</translation>
    </message>
    <message>
        <source>The database of this data folder is missing, but what it held is written down. Nothing was changed.</source>
        <translation>La base de données de ce dossier manque, mais ce qu’elle contenait est noté. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Make it again: muniment rebuild</source>
        <translation>Refaites-la : muniment rebuild</translation>
    </message>
    <message>
        <source>In this data folder nothing is written down that a database could be made from. Nothing was changed.</source>
        <translation>Dans ce dossier de données rien n’est noté dont une base de données pourrait être faite. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Nothing of that number was done. Nothing was changed.</source>
        <translation>Rien n’a été fait sous ce numéro. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Use muniment activity to see the numbers.</source>
        <translation>muniment activity montre les numéros.</translation>
    </message>
    <message>
        <source>This was taken back before. Nothing was changed.</source>
        <translation>Cela a déjà été annulé. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>To bring it again, take back what took it back: muniment activity shows its number.</source>
        <translation>Pour le rétablir, annulez ce qui l’a annulé : muniment activity en montre le numéro.</translation>
    </message>
    <message>
        <source>Something else was corrected on this paper since. Nothing was changed.</source>
        <translation>Autre chose a été corrigé depuis sur ce document. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Take that back first.</source>
        <translation>Annulez d’abord cela.</translation>
    </message>
    <message>
        <source>No search is saved under this name.</source>
        <translation>Aucune recherche n’est enregistrée sous ce nom.</translation>
    </message>
    <message>
        <source>List the saved searches with muniment searches list.</source>
        <translation>muniment searches list montre les recherches enregistrées.</translation>
    </message>
    <message>
        <source>A search of this name is saved already. Nothing was changed.</source>
        <translation>Une recherche de ce nom est déjà enregistrée. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that search first.</source>
        <translation>Choisissez un autre nom, ou supprimez d’abord cette recherche.</translation>
    </message>
    <message>
        <source>The file of filing rules is not as it should be, so nothing is filed. No paper was changed.</source>
        <translation>Le fichier des règles de classement n’est pas conforme ; rien n’est donc classé. Aucun document n’a été modifié.</translation>
    </message>
    <message>
        <source>Put the line right that is named below; muniment rules check tells whether it is.</source>
        <translation>Corrigez la ligne indiquée ci-dessous ; muniment rules check dit si elle est juste.</translation>
    </message>
    <message>
        <source>This is no template for a name.</source>
        <translation>Ce n’est pas un modèle de nom.</translation>
    </message>
    <message>
        <source>Write fields in braces, such as {seller} or {issue_date:%Y-%m}, and braces themselves twice.</source>
        <translation>Écrivez les champs entre accolades, comme {seller} ou {issue_date:%Y-%m}, et doublez les accolades elles-mêmes.</translation>
    </message>
    <message>
        <source>There is no rule of that name. Nothing was changed.</source>
        <translation>Il n’existe pas de règle de ce nom. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Use muniment rules list to see the names.</source>
        <translation>muniment rules list montre les noms.</translation>
    </message>
    <message>
        <source>This is not done yet and cannot be taken back now, since a file or folder cannot be reached.</source>
        <translation>Ce n’est pas encore fait et ne peut être annulé maintenant, car un fichier ou un dossier n’est pas accessible.</translation>
    </message>
    <message>
        <source>Try again once it can.</source>
        <translation>Réessayez dès que ce sera possible.</translation>
    </message>
    <message>
        <source>The file of filing rules could not be written. It is as it was.</source>
        <translation>Le fichier des règles de classement n’a pas pu être écrit. Il est resté tel quel.</translation>
    </message>
    <message>
        <source>The folders that the rules name cannot be looked at now. Nothing was changed.</source>
        <translation>Les dossiers que nomment les règles ne peuvent être consultés maintenant. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>See that you may open them and that their disk is there; it is tried again by itself.</source>
        <translation>Veillez à pouvoir les ouvrir et à ce que leur disque soit présent ; un nouvel essai a lieu de lui-même.</translation>
    </message>
    <message>
        <source>the file holds text here that nobody can see on the page; it was not read</source>
        <translation>le fichier contient ici du texte que personne ne voit sur la page ; il n’a pas été lu</translation>
    </message>
    <message>
        <source>the text stored behind the picture is not what the picture shows; it was not believed</source>
        <translation>le texte enregistré derrière l’image n’est pas ce qu’elle montre ; il n’a pas été cru</translation>
    </message>
    <message>
        <source>the text layer stands for nothing that can be read; the picture was read</source>
        <translation>la couche de texte ne donne rien de lisible ; l’image a été lue</translation>
    </message>
    <message>
        <source>the file was damaged and had to be repaired; something may be missing</source>
        <translation>le fichier était endommagé et a dû être réparé ; il peut manquer quelque chose</translation>
    </message>
    <message>
        <source>the invoice data inside the file is broken and was passed over</source>
        <translation>les données de facture dans le fichier sont défectueuses et ont été ignorées</translation>
    </message>
    <message>
        <source>the picture is of low resolution or poor quality, so words may be wrong</source>
        <translation>l’image est de faible résolution ou de mauvaise qualité, des mots peuvent être faux</translation>
    </message>
    <message>
        <source>a part of the file that shows nothing is far too large once unpacked; it was left out</source>
        <translation>une partie du fichier qui ne montre rien est bien trop grande une fois décompressée ; elle a été laissée de côté</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>contrat</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrat</translation>
    </message>
    <message>
        <source>An agreement between two or more parties, with its terms, the time that it runs, and signatures.</source>
        <translation>Un accord entre deux parties ou plus, avec ses conditions, sa durée et des signatures.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>Date d’effet</translation>
    </message>
    <message>
        <source>Expiration date</source>
        <translation>Date d’expiration</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Notice period</source>
        <translation>Préavis</translation>
    </message>
    <message>
        <source>Governing law</source>
        <translation>Droit applicable</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>facture</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>A bill that asks for money for goods or work, with a number, a date, a seller, a buyer and amounts.</source>
        <translation>Une demande de paiement pour des biens ou un travail, avec numéro, date, vendeur, acheteur et montants.</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>Numéro de facture</translation>
    </message>
    <message>
        <source>Issue date</source>
        <translation>Date d’émission</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Vendeur</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Acheteur</translation>
    </message>
    <message>
        <source>Seller&apos;s tax id</source>
        <translation>N° fiscal du vendeur</translation>
    </message>
    <message>
        <source>Buyer&apos;s tax id</source>
        <translation>N° fiscal de l’acheteur</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bon de commande</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Montant net</translation>
    </message>
    <message>
        <source>Tax amount</source>
        <translation>Montant de la taxe</translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation>Montant total</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>reçu</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>A slip that a shop, a café or a taxi gives for money already paid, with the place, the date and the total.</source>
        <translation>Le ticket qu’un magasin, un café ou un taxi donne pour une somme déjà payée, avec le lieu, la date et le total.</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>Commerçant</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Numéro du reçu</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>CV</translation>
    </message>
    <message>
        <source>A person&apos;s own account of their work, schooling and skills, sent to apply for a post.</source>
        <translation>Ce qu’une personne écrit de son travail, de sa formation et de ses compétences pour postuler.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Employers</source>
        <translation>Employeurs</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>Établissements</translation>
    </message>
    <message>
        <source>Job titles</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Degrees</source>
        <translation>Diplômes</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Compétences</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Anything else: a letter, a memo, a form, a report, a brochure. No fields are taken from it.</source>
        <translation>Tout le reste : lettre, note, formulaire, rapport, brochure. Aucun champ n’en est tiré.</translation>
    </message>
    <message>
        <source>type changed to {0}</source>
        <translation>type changé en {0}</translation>
    </message>
    <message>
        <source>{0} set to “{1}”</source>
        <translation>{0} : « {1} » utilisé</translation>
    </message>
    <message>
        <source>{0} typed as “{1}”</source>
        <translation>{0} : « {1} » saisi</translation>
    </message>
    <message>
        <source>{0} “{1}” removed</source>
        <translation>{0} : « {1} » retiré</translation>
    </message>
    <message>
        <source>{0} split into {1} papers</source>
        <translation>{0} divisé en {1} documents</translation>
    </message>
    <message>
        <source>{0} accepted</source>
        <translation>{0} accepté</translation>
    </message>
    <message>
        <source>tag “{0}” renamed to “{1}”</source>
        <translation>étiquette « {0} » renommée « {1} »</translation>
    </message>
    <message>
        <source>{0} put on {1}</source>
        <translation>{0} mis sur {1}</translation>
    </message>
    <message>
        <source>{0} taken off {1}</source>
        <translation>{0} retiré de {1}</translation>
    </message>
    <message>
        <source>{0} made an older version of {1}</source>
        <translation>{0} est maintenant une version plus ancienne de {1}</translation>
    </message>
    <message>
        <source>{0} and {1} said to be different papers</source>
        <translation>{0} et {1} sont des documents différents</translation>
    </message>
    <message>
        <source>{0} filed as {1}</source>
        <translation>{0} classé sous {1}</translation>
    </message>
    <message>
        <source>{0} filed</source>
        <translation>{0} classé</translation>
    </message>
    <message>
        <source>taken back: {0}</source>
        <translation>annulé : {0}</translation>
    </message>
    <message>
        <source>brought again: {0}</source>
        <translation>rétabli : {0}</translation>
    </message>
    <message>
        <source>two candidates, {0} and {1}</source>
        <translation>deux candidats, {0} et {1}</translation>
    </message>
    <message>
        <source>{0} is not sure</source>
        <translation>{0} n’est pas sûr</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>pas sûr</translation>
    </message>
    <message>
        <source>not found on the paper</source>
        <translation>introuvable sur le document</translation>
    </message>
    <message>
        <source>{0} of {1} values are not sure</source>
        <translation>{0} valeurs sur {1} ne sont pas sûres</translation>
    </message>
    <message>
        <source>it could be {0} or {1}</source>
        <translation>ce pourrait être {0} ou {1}</translation>
    </message>
    <message>
        <source>{0} could not be read</source>
        <translation>{0} n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>{0} of a long paper were read but not weighed</source>
        <translation>{0} d’un long document ont été lues mais pas évaluées</translation>
    </message>
    <message>
        <source>this looks like {0} papers scanned together</source>
        <translation>cela ressemble à {0} documents numérisés ensemble</translation>
    </message>
    <message>
        <source>net {0} and tax {1} do not add up to {2}</source>
        <translation>net {0} et taxe {1} ne font pas {2}</translation>
    </message>
    <message>
        <source>tax {0} is more than the total {1}</source>
        <translation>la taxe {0} dépasse le total {1}</translation>
    </message>
    <message>
        <source>{0} would be {1} % of the net {2}, an unusual rate</source>
        <translation>{0} ferait {1} % du net {2}, un taux inhabituel</translation>
    </message>
    <message>
        <source>the year {0} can hardly be right</source>
        <translation>l’année {0} ne peut guère être juste</translation>
    </message>
    <message>
        <source>{0} lies more than a year ahead</source>
        <translation>{0} est à plus d’un an</translation>
    </message>
    <message>
        <source>{0} does not fit the dates {1} to {2}</source>
        <translation>{0} ne va pas avec les dates {1} à {2}</translation>
    </message>
    <message>
        <source>the check digits of {0} are wrong; compare it with the paper</source>
        <translation>les chiffres de contrôle de {0} sont faux ; comparez avec le document</translation>
    </message>
    <message>
        <source>seller and buyer have the same number</source>
        <translation>vendeur et acheteur ont le même numéro</translation>
    </message>
    <message>
        <source>the paper names two accounts, {0} and {1}</source>
        <translation>le document nomme deux comptes, {0} et {1}</translation>
    </message>
    <message>
        <source>the paper prints {0}, {1}</source>
        <translation>le document imprime {0}, {1}</translation>
    </message>
    <message>
        <source>the paper does not print it, {0}</source>
        <translation>le document ne l’imprime pas, {0}</translation>
    </message>
    <message>
        <source>the paper prints {0} as well, {1}</source>
        <translation>le document imprime aussi {0}, {1}</translation>
    </message>
    <message>
        <source>the invoice data inside the file says {0}</source>
        <translation>les données de facture dans le fichier disent {0}</translation>
    </message>
    <message>
        <source>the payment code says {0}</source>
        <translation>le code de paiement dit {0}</translation>
    </message>
    <message>
        <source>the second model reads {0}</source>
        <translation>le second modèle lit {0}</translation>
    </message>
    <message>
        <source>paper: {0}</source>
        <translation>document : {0}</translation>
    </message>
    <message>
        <source>page {0}: {1}</source>
        <translation>page {0} : {1}</translation>
    </message>
    <message>
        <source>pages {0}: {1}</source>
        <translation>pages {0} : {1}</translation>
    </message>
    <message>
        <source>pages: {0}</source>
        <translation>pages : {0}</translation>
    </message>
    <message>
        <source>type: {0}</source>
        <translation>type : {0}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to read</source>
        <translation>Déposer pour lire</translation>
    </message>
    <message>
        <source>Drop to read {0} files or more</source>
        <translation>Déposer pour lire {0} fichiers ou plus</translation>
    </message>
    <message>
        <source>Drop to read 1 file</source>
        <translation>Déposer pour lire 1 fichier</translation>
    </message>
    <message>
        <source>Drop to read {0} files</source>
        <translation>Déposer pour lire {0} fichiers</translation>
    </message>
    <message>
        <source>1 is not a file and will be left alone</source>
        <translation>1 n’est pas un fichier et ne sera pas touché</translation>
    </message>
    <message>
        <source>{0} are not files and will be left alone</source>
        <translation>{0} ne sont pas des fichiers et ne seront pas touchés</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Kept as {0}</source>
        <translation>Conservé comme {0}</translation>
    </message>
    <message>
        <source>Type {0}</source>
        <translation>Saisir {0}</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it</source>
        <translation>Entrée conserve, Échap abandonne</translation>
    </message>
    <message>
        <source>Take instead: {0}</source>
        <translation>Prendre à la place : {0}</translation>
    </message>
</context>
<context>
    <name>FieldsPanel</name>
    <message>
        <source>Type of the paper</source>
        <translation>Type du document</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>choisi par vous</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>split</source>
        <translation>divisé</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sûr</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Settled or not</source>
        <translation>Réglé ou non</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À voir par vous</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglé</translation>
    </message>
    <message>
        <source>From date</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>To date</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Amount from</source>
        <translation>Montant min.</translation>
    </message>
    <message>
        <source>Amount to</source>
        <translation>Montant max.</translation>
    </message>
    <message>
        <source>This could not be understood, so it asks for nothing.</source>
        <translation>Ceci n’a pas été compris et n’est pas pris en compte.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Search on this paper</source>
        <translation>Chercher dans ce document</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Open papers</source>
        <translation>Ouvrir des documents</translation>
    </message>
    <message>
        <source>Open a folder of papers</source>
        <translation>Ouvrir un dossier de documents</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu’elles font</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>One paper is still being read.</source>
        <translation>Un document est encore en cours de lecture.</translation>
    </message>
    <message>
        <source>{0} papers are still being read.</source>
        <translation>{0} documents sont encore en cours de lecture.</translation>
    </message>
    <message>
        <source>What has been read so far is kept. The files themselves are not touched.</source>
        <translation>Ce qui a été lu est conservé. Les fichiers eux-mêmes ne sont pas touchés.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Reprendre la lecture</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>The box on the page shows where “{0}” was read. Choose another field to see its words.</source>
        <translation>Le cadre sur la page montre où « {0} » a été lu. Choisissez un autre champ pour voir ses mots.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Rien ne vous attend.</translation>
    </message>
    <message>
        <source>Papers that need a look appear here.</source>
        <translation>Les documents à regarder apparaissent ici.</translation>
    </message>
    <message>
        <source>Nothing to show.</source>
        <translation>Rien à afficher.</translation>
    </message>
    <message>
        <source>Try fewer words, or ask for less.</source>
        <translation>Essayez moins de mots, ou demandez moins.</translation>
    </message>
    <message>
        <source>PDFs, scans, photos, office papers and mails are read on this machine. Muniment says what each paper is, and shows the words that prove it.</source>
        <translation>Les PDF, numérisations, photos, fichiers bureautiques et courriels sont lus sur cet ordinateur. Muniment dit ce qu’est chaque document et montre les mots qui le prouvent.</translation>
    </message>
    <message>
        <source>Drop papers here</source>
        <translation>Déposez des documents ici</translation>
    </message>
    <message>
        <source>No papers in this session yet.</source>
        <translation>Aucun document dans cette session.</translation>
    </message>
    <message>
        <source>No paper holds “{0}”.</source>
        <translation>Aucun document ne contient « {0} ».</translation>
    </message>
    <message>
        <source>No paper is as the filter asks.</source>
        <translation>Aucun document ne correspond au filtre.</translation>
    </message>
    <message>
        <source>No papers are kept yet.</source>
        <translation>Aucun document n’est encore conservé.</translation>
    </message>
</context>
<context>
    <name>OpenPaper</name>
    <message>
        <source>Type changed.</source>
        <translation>Type changé.</translation>
    </message>
    <message>
        <source>{0} set to the words on the page.</source>
        <translation>{0} : mots de la page utilisés.</translation>
    </message>
    <message>
        <source>{0} set to what you typed.</source>
        <translation>{0} : votre saisie est utilisée.</translation>
    </message>
    <message>
        <source>{0} is not on the paper.</source>
        <translation>{0} n’est pas sur le document.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Accepté.</translation>
    </message>
    <message>
        <source>The papers are being taken apart…</source>
        <translation>Les documents sont en cours de séparation…</translation>
    </message>
    <message>
        <source>Split into papers of their own.</source>
        <translation>Divisé en documents séparés.</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Ctrl+Z annule.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
    <message>
        <source>Taken back: {0}</source>
        <translation>Annulé : {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Rétabli : {0}</translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Diviser</translation>
    </message>
    <message>
        <source>Add as another</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Use these words</source>
        <translation>Utiliser ces mots</translation>
    </message>
    <message>
        <source>This scan was split into {0} papers.</source>
        <translation>Cette numérisation a été divisée en {0} documents.</translation>
    </message>
    <message>
        <source>This looks like {0} papers.</source>
        <translation>Cela ressemble à {0} documents.</translation>
    </message>
    <message>
        <source>“{0}”: choose a field first.</source>
        <translation>« {0} » : choisissez d’abord un champ.</translation>
    </message>
    <message>
        <source>{0}: “{1}”? Enter uses it, Esc leaves it.</source>
        <translation>{0} : « {1} » ? Entrée l’utilise, Échap l’abandonne.</translation>
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
        <translation>L’image de la page n’a pas pu être dessinée. {0}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Arrow keys move among the words, Shift and arrow keys widen the choice.</source>
        <translation>Les flèches vont de mot en mot, avec Maj elles élargissent le choix.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a command or a paper</source>
        <translation>Trouver une commande ou un document</translation>
    </message>
    <message>
        <source>A command, a room, or words on a paper</source>
        <translation>Une commande, une pièce, ou des mots d’un document</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>reading page {0} of {1}</source>
        <translation>lit la page {0} sur {1}</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>n’a pas pu être lu</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>réflexion</translation>
    </message>
    <message>
        <source>filing</source>
        <translation>classement</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>already here</source>
        <translation>déjà présent</translation>
    </message>
    <message>
        <source>done · {0}</source>
        <translation>terminé · {0}</translation>
    </message>
    <message>
        <source>needs you · {0}</source>
        <translation>à voir · {0}</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>Search words, names, numbers</source>
        <translation>Chercher mots, noms, numéros</translation>
    </message>
    <message>
        <source>Search the papers</source>
        <translation>Rechercher dans les documents</translation>
    </message>
    <message>
        <source>List of papers</source>
        <translation>Liste des documents</translation>
    </message>
</context>
<context>
    <name>Rooms</name>
    <message>
        <source>Rooms</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>The papers of this session</source>
        <translation>Les documents de cette session</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Papers that need a person</source>
        <translation>Documents qui demandent une personne</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>All papers that are kept</source>
        <translation>Tous les documents conservés</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>What was done, and taking it back</source>
        <translation>Ce qui a été fait, et comment l’annuler</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>How Muniment looks and works</source>
        <translation>L’apparence et le fonctionnement de Muniment</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Counts from the next start of Muniment on.</source>
        <translation>Valable au prochain démarrage de Muniment.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Clair, sombre, ou comme le système.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Right answers among those nobody looks at</source>
        <translation>Réponses justes parmi celles que personne ne regarde</translation>
    </message>
    <message>
        <source>The higher, the more papers wait for a person.</source>
        <translation>Plus c’est élevé, plus de documents attendent une personne.</translation>
    </message>
    <message>
        <source>Papers read at the same time</source>
        <translation>Documents lus en même temps</translation>
    </message>
    <message>
        <source>More are faster and leave less of the machine to other programs.</source>
        <translation>Davantage va plus vite et laisse moins de l’ordinateur aux autres programmes.</translation>
    </message>
    <message>
        <source>As many as suit this machine</source>
        <translation>Autant que convient à cet ordinateur</translation>
    </message>
    <message>
        <source>Folder for papers</source>
        <translation>Dossier des documents</translation>
    </message>
    <message>
        <source>Papers that are kept already stay where they are.</source>
        <translation>Les documents déjà conservés restent où ils sont.</translation>
    </message>
    <message>
        <source>The usual folder</source>
        <translation>Le dossier habituel</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>SettingsRoom</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>What you choose is kept at once.</source>
        <translation>Ce que vous choisissez est conservé aussitôt.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {0}</source>
        <translation>Diviser {0}</translation>
    </message>
    <message>
        <source>Tick each page at which a new paper begins. The scan itself stays as it is.</source>
        <translation>Cochez chaque page où commence un nouveau document. La numérisation elle-même reste telle quelle.</translation>
    </message>
    <message>
        <source>Pages at which a new paper begins</source>
        <translation>Pages où commence un nouveau document</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Page {0}</source>
        <translation>Page {0}</translation>
    </message>
    <message>
        <source>Split into {0} papers</source>
        <translation>Diviser en {0} documents</translation>
    </message>
    <message>
        <source>Split into papers</source>
        <translation>Diviser en documents</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>sure</source>
        <translation>sûr</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>choisi par vous</translation>
    </message>
    <message>
        <source>typed by you</source>
        <translation>saisi par vous</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>not on the paper</source>
        <translation>absent du document</translation>
    </message>
    <message>
        <source>two candidates</source>
        <translation>deux candidats</translation>
    </message>
    <message>
        <source>three candidates</source>
        <translation>trois candidats</translation>
    </message>
    <message>
        <source>several candidates</source>
        <translation>plusieurs candidats</translation>
    </message>
    <message>
        <source>{0} % likely right</source>
        <translation>juste à {0} % probablement</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>nothing leaves this machine</source>
        <translation>rien ne quitte cet ordinateur</translation>
    </message>
    <message>
        <source>reading pauses, {0} waiting</source>
        <translation>lecture suspendue, {0} en attente</translation>
    </message>
    <message>
        <source>1 paper being read</source>
        <translation>1 document en lecture</translation>
    </message>
    <message>
        <source>{0} papers being read</source>
        <translation>{0} documents en lecture</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>encore environ {0} s</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>encore environ {0} min</translation>
    </message>
    <message>
        <source>about {0} h left</source>
        <translation>encore environ {0} h</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>papers being read: {0}</source>
        <translation>documents en lecture : {0}</translation>
    </message>
    <message>
        <source>papers that wait for you: {0}</source>
        <translation>documents qui vous attendent : {0}</translation>
    </message>
    <message>
        <source>All papers are read.</source>
        <translation>Tous les documents sont lus.</translation>
    </message>
</context>
</TS>
