/** What remarks above code call it, and how a request speaks of it, in the languages that most write in. */

/** It shows how the rest is used. */
export const EXAMPLE =
  /\b(?:examples?|usages?|how to use|samples?|demos?)\b|beispiel|verwendung|anwendung|nutzung|exemple|utilisation|ejemplo|exemplo|esempio|utilizzo|voorbeeld|gebruik|przykład|użyci|örnek|kullanım|пример|использован|приклад|示例|例子|用法|使用例|예시|사용|مثال|उदाहरण/iu;

/** Whoever asks for one, or for what is called or run below the code. */
export const ASKS_FOR_USE =
  /\b(?:test\w*|calls?|try|run|main|entry point|prints?|export\w*|regist\w*)\b|aufruf|ruf|ausführ|ausgab|ausgeb|ausprobier|appel|exécut|affich|llam|ejecut|imprim|pruebas?|chama|execut|chiam|esegu|stampa|prova|aanroep|uitvoer|wywoł|uruchom|çağır|çalıştır|вызов|вызва|запус|вывед|виклик|调用|运行|打印|呼び出|実行|出力|호출|실행|출력/iu;

/** It is how it was, or how it is now. */
export const VERSION =
  /^\W*(?:(?:the |your )?(?:before|after|old|new|original|previous|current|existing|buggy|broken|wrong|bad|good|fixed|corrected|updated|improved|refactored|optimi[sz]ed)\b|vorher|nachher|alte?\b|neue?\b|bisher|avant|après|ancien|nouve|antes|después|depois|anterior|nuevo|novo|prima\b|dopo\b|vecchi|nuov|было|стало|до\b|после|стар|нов|修改前|修改后|変更前|変更後|修正前|修正後|旧|新|原|이전|이후|기존|변경)/iu;
