/** Runs inside the panel's page, which it gets as `body`. JavaScript, since the tests know no DOM. */
export default function faintTexts(body, least) {
  return [...body.querySelectorAll('*')]
    .filter(element => ownText(element) !== '' && element.checkVisibility())
    .map(element => ({ text: ownText(element), ratio: contrast(element) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ text, ratio }) => `${text} ${ratio.toFixed(1)}`);
}

function ownText(element) {
  const texts = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
  return texts.map(node => node.nodeValue.trim()).join('');
}

function contrast(element) {
  const ground = behind(element);
  const text = over(rgba(getComputedStyle(element).color), ground);
  const [dark, light] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is painted behind an element, down to the side bar that the page lies on. */
function behind(element) {
  if (!element) {
    const root = getComputedStyle(document.documentElement);
    return rgba(root.getPropertyValue('--vscode-sideBar-background'));
  }
  const own = rgba(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, behind(element.parentElement));
}

/** Whatever way a colour is written, one pixel painted with it tells. */
function rgba(colour) {
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over([red, green, blue, alpha], under) {
  const mix = (top, bottom) => top * alpha + bottom * (1 - alpha);
  return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2]), 1];
}

/** As WCAG defines it. */
function luminance([red, green, blue]) {
  const linear = value =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
