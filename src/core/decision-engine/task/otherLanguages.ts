/**
 * A few words for kinds of work and for large or hard things in the languages that people most often
 * write to a model in, by their stems. Without them a request in Chinese would be "new code", always.
 */

import type { TaskKind } from '../../types.ts';
import { joinAlternatives } from './joinAlternatives.ts';

const KIND_STEMS: readonly (readonly [TaskKind, RegExp])[] = [
  [
    'test',
    compileStems(String.raw`单元测试; 測試; 测试用例; 编写测试; 写测试; テスト(?:を|コード); 테스트(?:를| 코드| 작성);
      (?:напиши|добавь)\S*\s.{0,20}тест; परीक्षण; टेस्ट लिख;
      \b(?:schreib\w*|ergänz\w*)\s.{0,20}tests?\b; \bescrib\w*\s.{0,20}pruebas\b;
      \bécri\w*\s.{0,20}tests?\b`),
  ],
  [
    'fix',
    compileStems(String.raw`修复; 修復; 修正; 调试; 報錯; 报错; 出错; バグ; 直して; エラーが; 버그; 고쳐; 수정; 오류; исправ; почини;
      ошибк; не работает; ठीक कर; त्रुटि; काम नहीं;
      \b(?:behebe|repariere|korrigiere|funktioniert nicht|corrige|arregla|no funciona|répare|ne (?:fonctionne|marche) pas|conserte|não funciona)\b`),
  ],
  [
    'explain',
    compileStems(String.raw`解释; 解釋; 说明; 說明; 讲解; 什么是; 説明; とは何; 설명; 무엇; объясн; расскажи; что такое; समझा;
      क्या है;
      \b(?:erklär\w*|was ist|explica\w*|qué es|expliqu\w*|qu'est-ce|explique|o que é)(?![\p{L}])`),
  ],
  [
    'refactor',
    compileStems(String.raw`重构; 重構; 优化; 優化; 简化; リファクタ; 最適化; 리팩터; 리팩토링; 최적화; рефактор; упрост; оптимизир;
      रीफैक्टर; सरल बना;
      \b(?:refaktor\w*|vereinfach\w*|optimier\w*|refactoriza\w*|simplifica\w*|optimiza\w*|simplifie\w*|refactorise\w*)`),
  ],
  [
    'translate',
    compileStems(String.raw`翻译成; 转换(?:成|为) ?[A-Z]; 移植; 書き換え; 変換して; 번역; 변환; перепиши на; переведи; अनुवाद;
      में बदल; \b(?:übersetz\w*|portiere|traduce|traduis|traduza)\b`),
  ],
  [
    'document',
    compileStems(String.raw`注释; 註釋; 文档; 文檔; コメントを; ドキュメント; 주석; 문서화; документ; комментари; टिप्पणी;
      दस्तावेज़; \b(?:dokumentier\w*|kommentier\w*|documenta|documente|commente)\b`),
  ],
  [
    'complete',
    compileStems(String.raw`补全; 补充完整; 完成这个; 完成下面; 完成させ; 완성; заверши; дополни; पूरा कर;
      \b(?:vervollständig\w*|ergänze|completa|complète|complete)\b`),
  ],
  [
    'repository-change',
    compileStems(String.raw`整个(?:项目|仓库|代码库); 所有文件; プロジェクト全体; 프로젝트 전체; во всём проекте; во всем проекте;
      पूरे प्रोजेक्ट; \b(?:im ganzen projekt|en todo el proyecto|dans tout le projet)\b`),
  ],
];
const LARGE_STEMS =
  compileStems(String.raw`编译器; 編譯器; 操作系统; 作業系統; 内核; 数据库引擎; 分布式; 分散式; 共识; 虚拟机; 解释器; 游戏引擎; コンパイラ;
    オペレーティングシステム; カーネル; 分散(?:システム|トランザクション); 仮想マシン; 컴파일러; 운영 ?체제; 커널; 분산; компилятор;
    операционн\S+ систем; ядр[оа]; распредел[её]нн; консенсус; виртуальн\S+ машин; कंपाइलर;
    ऑपरेटिंग सिस्टम; कर्नेल; वितरित;
    \b(?:betriebssystem\w*|verteilte[srn]?|übersetzer für|compilador|sistema operativo|distribuid[ao]s?|compilateur|système d'exploitation|distribuée?s?)\b`);

/** The kind that a request in another language names; null when it names none. */
export function detectForeignKind(request: string): TaskKind | null {
  return KIND_STEMS.find(([, stems]) => stems.test(request))?.[0] ?? null;
}

/** Whether a request in another language speaks of something large. */
export function isLargeForeignRequest(request: string): boolean {
  return LARGE_STEMS.test(request);
}

function compileStems(list: string): RegExp {
  return new RegExp(joinAlternatives(list), 'iu');
}
