import { bankLines, type Statement, topicStatements } from '../bank-text.ts'

// shorts are remarks many people make in the same words; pieces are members of a list, already
// in the case the question asks for; leads may open such a list
export type QuestionBank = {
  shorts: string[]
  leads: string[]
  pieces: string[]
  statements: Statement[]
}

export function questionBank(source: {
  shorts: string
  leads: string
  pieces: string
  statements: string
}): QuestionBank {
  return {
    shorts: bankLines(source.shorts),
    leads: bankLines(source.leads),
    pieces: source.pieces
      .split(/[;\n]/u)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
    statements: topicStatements(source.statements),
  }
}
