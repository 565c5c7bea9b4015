import { render } from 'preact';
import './styles/base.css';
import { App } from './shell/app.tsx';

// A file dropped beside its place would take the page's place.
for (const type of ['dragover', 'drop']) addEventListener(type, (event) => event.preventDefault());

render(<App />, document.getElementById('app')!);
