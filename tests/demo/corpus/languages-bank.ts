// Short sayings in other languages of the oblast, each with the venues where they are at home.
// Only phrases that need no context to be true.

export type AnswerLanguage = 'bua' | 'evn' | 'pl' | 'tt'

type ForeignSaying = { language: AnswerLanguage; question: string; text: string }

export const sayings: Record<AnswerLanguage, readonly ForeignSaying[]> = {
  bua: [
    { language: 'bua', question: 'q1', text: 'Буряад зон' },
    { language: 'bua', question: 'q1', text: 'Байгалай буряадууд' },
    { language: 'bua', question: 'q3', text: 'Түрэл нютаг' },
    { language: 'bua', question: 'q3', text: 'Эхэ эсэгэ' },
    { language: 'bua', question: 'q3', text: 'Эхэ хэлэн' },
    { language: 'bua', question: 'q4', text: 'Байгал далай' },
    { language: 'bua', question: 'q4', text: 'Ангар мүрэн' },
    { language: 'bua', question: 'q5', text: 'Буряад хэлэн' },
    { language: 'bua', question: 'q5', text: 'Тоонто нютаг' },
    { language: 'bua', question: 'q5', text: 'Эхэ орон' },
    { language: 'bua', question: 'q6', text: 'Уг гарбал' },
    { language: 'bua', question: 'q6', text: 'Ёохор, Сагаалган' },
    { language: 'bua', question: 'q7', text: 'Буряад хэлэн, эхэ хэлэн' },
    { language: 'bua', question: 'q8', text: 'Амар мэндэ! Сайн байна!' },
    { language: 'bua', question: 'q8', text: 'Ехэ баярлаа' },
  ],
  evn: [
    { language: 'evn', question: 'q1', text: 'Бу эвэнкил' },
    { language: 'evn', question: 'q3', text: 'Эвэды турэн' },
    { language: 'evn', question: 'q4', text: 'Катэнга' },
    { language: 'evn', question: 'q6', text: 'Нимат' },
    { language: 'evn', question: 'q7', text: 'Эвэды турэн' },
    { language: 'evn', question: 'q8', text: 'Нимат' },
  ],
  pl: [
    { language: 'pl', question: 'q1', text: 'Jesteśmy z Wierszyny' },
    { language: 'pl', question: 'q3', text: 'Rodzina i wiara' },
    { language: 'pl', question: 'q5', text: 'Język polski' },
    { language: 'pl', question: 'q8', text: 'Dzień dobry każdemu' },
  ],
  tt: [
    { language: 'tt', question: 'q3', text: 'Туган як' },
    { language: 'tt', question: 'q3', text: 'Гаилә' },
    { language: 'tt', question: 'q5', text: 'Туган тел' },
    { language: 'tt', question: 'q6', text: 'Сабантуй' },
  ],
}

export const languagesOf: Record<string, readonly AnswerLanguage[]> = {
  alarskiy: ['bua', 'tt'],
  bayandaevskiy: ['bua'],
  bokhanskiy: ['bua', 'pl'],
  nukutskiy: ['bua'],
  osinskiy: ['bua', 'tt'],
  'ekhirit-bulagatskiy': ['bua'],
  olkhonskiy: ['bua'],
  irkutskiy: ['bua'],
  kachugskiy: ['evn', 'bua'],
  katangskiy: ['evn'],
  'kazachinsko-lenskiy': ['evn'],
  zalarinskiy: ['tt'],
}
