export interface Item {
  name: string;
  cents: number;
  quantity: number;
}

// Try: select this function, run "Edit or Explain with LocalLama…", and ask for a discount of 10 %.
export function total(items: Item[]): number {
  let sum = 0;
  for (const item of items) {
    sum += item.cents * item.quantity;
  }
  return sum;
}
